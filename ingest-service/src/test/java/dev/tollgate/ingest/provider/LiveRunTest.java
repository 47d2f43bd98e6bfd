package dev.tollgate.ingest.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.tollgate.ingest.DropRootResource;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Live runs over HTTP: a real credentials backend, a provider that answers over HTTP, and a real PostgreSQL. */
@QuarkusTest
@IngestServiceTest
class LiveRunTest {
    private static final LiveOpenOps OPENOPS = DropRootResource.OPENOPS;

    @BeforeEach
    void afresh() throws Exception {
        OPENOPS.server().resetAll();
        DropRootResource.secret("t0ken", "k3y");
    }

    @Test
    void a_month_is_fetched_counted_to_the_last_digit_and_marked_live_for_ever() throws Exception {
        OPENOPS.serve("2025-01", "t0ken", "k3y", "12.0000000000000000000000001");
        JsonPath run = ingestLive("2025-01");
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getString("mode")).isEqualTo("live");
        assertThat(run.getString("drop")).isEmpty();
        assertThat(run.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("12.0000000000000000000000001");

        JsonPath stated = totals("provider-totals", "2025-01", "live");
        assertThat(stated.getString("statements[0].total.amount")).isEqualTo("12.0000000000000000000000001");
        assertThat(stated.getString("statements[0].origin")).isEqualTo("api");
        assertThat(totals("canonical-totals", "2025-01", "live").getString("mode"))
                .isEqualTo("live");
        assertThat(totals("canonical-totals", "2025-01", "deterministic").getList("exports"))
                .isEmpty();
        assertThat(totals("provider-totals", "2025-01", "deterministic").getList("statements"))
                .isEmpty();

        JsonPath connection = connection();
        assertThat(connection.getString("state")).isEqualTo("READY");
        assertThat(connection.getString("credentialReference")).isEqualTo("cred://billing/openops");
        assertThat(connection.getString("lastRun.id")).isEqualTo(run.getString("id"));
        assertThat(connection.getString("covered.billingPeriod")).isEqualTo("2025-01");
        assertThat(DropRootResource.fetched()).isEmpty();
    }

    @Test
    void a_secret_that_was_rotated_is_used_by_the_next_run_without_a_restart() throws Exception {
        OPENOPS.serve("2025-02", "t0ken", "k3y", "1");
        assertThat(ingestLive("2025-02").getString("state")).isEqualTo("COMPLETED");
        OPENOPS.server().resetAll();
        OPENOPS.serve("2025-02", "rotated", "k3y2", "2");
        DropRootResource.secret("rotated", "k3y2");
        JsonPath run = ingestLive("2025-02");
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 2025-03, CREDENTIAL_REFUSED, CREDENTIAL_REFUSED",
        "403, 2025-04, CREDENTIAL_REFUSED, CREDENTIAL_REFUSED",
        "429, 2025-05, PROVIDER_THROTTLED, UNREACHABLE",
        "503, 2025-06, PROVIDER_ERROR, UNREACHABLE",
        "302, 2025-07, BAD_ANSWER, PARSE_ERROR"
    })
    void missing_is_not_good_a_run_that_brought_nothing_says_why_and_leaves_no_total(
            int status, String month, String reason, String state) {
        OPENOPS.answer(aResponse().withStatus(status).withHeader("Location", "http://169.254.169.254/"));
        JsonPath run = ingestLive(month);
        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason")).isEqualTo(reason);
        assertThat(connection().getString("state")).isEqualTo(state);
        JsonPath canonical = totals("canonical-totals", month, "live");
        assertThat(canonical.getList("exports")).isEmpty();
        assertThat(canonical.getString("incomplete[0].reason")).isEqualTo(reason);
        assertThat(totals("provider-totals", month, "live").getList("statements"))
                .isEmpty();
    }

    @Test
    void missing_is_not_good_an_older_live_total_never_stands_in_for_one_that_could_not_be_fetched() throws Exception {
        OPENOPS.serve("2025-08", "t0ken", "k3y", "1");
        assertThat(ingestLive("2025-08").getString("state")).isEqualTo("COMPLETED");
        DropRootResource.noSecret();
        JsonPath run = ingestLive("2025-08");
        assertThat(run.getString("reason")).isEqualTo("CREDENTIAL_NOT_FOUND");
        assertThat(totals("canonical-totals", "2025-08", "live").getList("exports"))
                .isEmpty();
        assertThat(connection().getString("state")).isEqualTo("CREDENTIAL_REFUSED");
        assertThat(connection().getString("covered.billingPeriod")).isEqualTo("2025-08");
    }

    @Test
    void once_many_requests_for_a_month_that_is_being_fetched_are_one_run() throws Exception {
        OPENOPS.serveSlowly("2025-09", "3", 700);
        List<Future<String>> ids = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                ids.add(all.submit(
                        () -> requestLive("2025-09").statusCode(202).extract().path("id")));
            }
        }
        List<String> asked = new ArrayList<>();
        for (Future<String> id : ids) {
            asked.add(id.get());
        }
        assertThat(asked.stream().distinct()).hasSize(1);
        Requests.asOperator()
                .body("""
                        {"provider":"openops","billingPeriod":"2025-09","ingestMode":"live","accept":["TOTAL_JUMP"]}""")
                .post("/v1/ingest-runs")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:tollgate:problem:conflict"));
        assertThat(Requests.await(asked.getFirst()).getString("state")).isEqualTo("COMPLETED");
        String next = requestLive("2025-09").statusCode(202).extract().path("id");
        assertThat(next).isNotEqualTo(asked.getFirst());
        JsonPath again = Requests.await(next);
        assertThat(again.getBoolean("repeatsExport")).as(again.prettify()).isTrue();
    }

    @Test
    void a_live_run_has_no_drop_and_a_deterministic_one_needs_it() {
        Requests.asOperator()
                .body("""
                        {"provider":"openops","billingPeriod":"2025-10","ingestMode":"live","drop":"x"}""")
                .post("/v1/ingest-runs")
                .then()
                .statusCode(400)
                .body("errors.field", contains("drop"));
        Requests.asOperator()
                .body("""
                        {"provider":"openops","billingPeriod":"2025-10"}""")
                .post("/v1/ingest-runs")
                .then()
                .statusCode(400)
                .body("errors.field", contains("drop"));
    }

    @Test
    void every_provider_says_what_it_lacks_and_what_is_no_reference_is_not_shown() {
        Requests.asOperator()
                .get("/v1/providers")
                .then()
                .statusCode(200)
                .body("providers.provider", contains("openops", "aws", "azure", "gcp"))
                .body("providers[1].state", equalTo("NOT_CONFIGURED"))
                .body("providers[1].credentialReference", equalTo(null))
                .body(
                        "providers[1].missing.variable",
                        hasItems("FICECAL_AWS_CREDENTIAL_REF", "TOLLGATE_LIVE_AWS_BUCKET"))
                .body("providers[2].credentialReference", equalTo("cred://billing/azure"))
                .body("providers[3].state", equalTo("NOT_CONFIGURED"))
                .body("providers[3].mode", equalTo("deterministic"));
    }

    private static ValidatableResponse requestLive(String month) {
        return Requests.asOperator()
                .body("""
                        {"provider":"openops","billingPeriod":"%s","ingestMode":"live"}""".formatted(month))
                .post("/v1/ingest-runs")
                .then();
    }

    private static JsonPath ingestLive(String month) {
        return Requests.await(requestLive(month).statusCode(202).extract().path("id"));
    }

    private static JsonPath connection() {
        return Requests.asOperator()
                .get("/v1/providers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("providers[0]");
    }

    private static JsonPath totals(String what, String month, String mode) {
        return Requests.asOperator()
                .get("/v1/" + what + "?billingPeriod=" + month + "&mode=" + mode + "&provider=openops")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
