package dev.tollgate.reconcile.total.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.reconcile.Asking;
import dev.tollgate.reconcile.IngestStub;
import dev.tollgate.reconcile.total.Bills;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked wrongly is answered with what is wrong; what is asked rightly comes in pages. */
@QuarkusTest
class RequestShapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | billingPeriod",
                "{\"billingPeriod\":\"2026-13\"} | billingPeriod",
                "{\"billingPeriod\":\"September\"} | billingPeriod",
                "{\"billingPeriod\":202609} | billingPeriod",
                "{\"billingPeriod\":\"2026-09\",\"mode\":\"fast\"} | mode",
                "{\"billingPeriod\":\"2026-09\",\"limits\":\"none\"} | limits",
            })
    void a_request_with_a_mistake_is_told_its_field(String body, String field) {
        Response refused = Asking.reconcile(body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.<List<String>>path("errors.field")).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"''", "null", "[]", "'{\"billingPeriod\":'", "'{} {}'"})
    void a_body_that_is_no_request_is_refused(String body) {
        assertThat(Asking.reconcile(body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "cursor=x, cursor",
        "mode=fast, mode",
        "billingPeriod=2026, billingPeriod"
    })
    void a_parameter_with_a_mistake_is_told(String query, String field) {
        Response refused = Asking.get("/v1/reconciliations?" + query);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<List<String>>path("errors.field")).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"x", "00000000-0000-0000-0000-000000000001"})
    void what_is_not_there_is_not_found(String id) {
        for (String path : new String[] {"", "/judgement", "/inputs"}) {
            Response refused = Asking.get("/v1/reconciliations/" + id + path);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.<String>path("detail")).isEqualTo("No such reconciliation.");
        }
    }

    @Test
    void nothing_dangerous_by_default_a_request_without_a_mode_is_of_fixtures() {
        IngestStub.says(new Bills());
        assertThat(Asking.reconcileSeptember().<String>path("mode")).isEqualTo("deterministic");
    }

    @Test
    void a_list_comes_newest_first_in_pages_without_gap_or_repetition() {
        Bills bills = new Bills();
        bills.period = "2025-01";
        IngestStub.says(bills);
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stored.addFirst(Asking.reconcile("{\"billingPeriod\":\"2025-01\"}").path("id"));
        }

        List<String> listed = new ArrayList<>();
        String at = "/v1/reconciliations?billingPeriod=2025-01&mode=deterministic&limit=2";
        Response page = Asking.get(at);
        listed.addAll(page.path("items.id"));
        while (page.path("next") != null) {
            page = Asking.get(at + "&cursor=" + page.path("next"));
            assertThat(page.<List<String>>path("items.id")).hasSizeLessThanOrEqualTo(2);
            listed.addAll(page.path("items.id"));
        }

        assertThat(listed).isEqualTo(stored);
        assertThat(Asking.get("/v1/reconciliations?billingPeriod=2025-01&mode=live")
                        .<List<Object>>path("items"))
                .isEmpty();
    }

    @Test
    void the_schema_of_the_limits_file_is_published() {
        Response schema = Asking.get("/v1/schemas/billing-live-smoke.config.json");
        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(schema.contentType()).startsWith("application/schema+json");
        assertThat(schema.asString())
                .isEqualTo(
                        Bills.read(java.nio.file.Path.of("src/main/resources/schemas/billing-live-smoke.config.json")));
    }
}
