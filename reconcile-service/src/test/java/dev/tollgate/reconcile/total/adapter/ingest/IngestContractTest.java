package dev.tollgate.reconcile.total.adapter.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tollgate.reconcile.IngestStub.CANONICAL_TOTALS;
import static dev.tollgate.reconcile.IngestStub.PROVIDER_TOTALS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.reconcile.Asking;
import dev.tollgate.reconcile.IngestStub;
import dev.tollgate.reconcile.total.Bills;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we ask of the ingest service, and that we understand the examples that it publishes. */
@QuarkusTest
class IngestContractTest {
    private static final Path GOLDEN = Path.of("../ingest-service/src/test/resources/golden");

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void closeTheBreaker() {
        breakers.resetAll();
    }

    @Test
    void the_ingest_services_golden_examples_are_understood() {
        IngestStub.says(
                Bills.read(GOLDEN.resolve("provider-totals.json")),
                Bills.read(GOLDEN.resolve("canonical-totals.json")));

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<List<String>>path("providers.reason"))
                .containsExactly("MISSING_STATEMENT", "QUARANTINED_ROWS", "MISSING_PROVIDER", "INGEST_INCOMPLETE");
        assertThat(stored.<String>path("providers[1].explanation"))
                .isEqualTo("1 of 963 rows could not be read; 0 are allowed");
        assertThat(stored.<String>path("providers[1].drift.amount")).isEqualTo("0");
        assertThat(stored.<Integer>path("providers[1].parts.repeated")).isEqualTo(1);
        assertThat(stored.<Integer>path("providers[1].rows.setAside")).isEqualTo(2);
        assertThat(stored.<List<String>>path("providers[1].cells.key")).containsExactly("AmazonEC2");
        assertThat(stored.<String>path("providers[3].explanation"))
                .isEqualTo("the newest ingest run of gcp is FAILED (PART_MISSING)");
    }

    @Test
    void our_totals_are_asked_for_by_the_dimensions_that_the_statements_have() {
        Bills bills = new Bills();
        bills.aws().cell("chargeCategory", "Usage", "115.2", "115.2");
        bills.of(dev.tollgate.kernel.ProviderId.GCP).cell("service", "Compute", "115.2", "115.2");
        IngestStub.says(bills);

        assertThat(Asking.reconcileSeptember().<String>path("verdict")).isEqualTo("MATCHED");

        IngestStub.server()
                .verify(getRequestedFor(urlPathEqualTo(CANONICAL_TOTALS))
                        .withQueryParam("billingPeriod", equalTo("2026-09"))
                        .withQueryParam("mode", equalTo("deterministic"))
                        .withQueryParam("breakdown", equalTo("service,chargeCategory")));
    }

    @Test
    void without_a_breakdown_our_totals_alone_are_asked_for() {
        IngestStub.says(new Bills());
        Asking.reconcile("{\"billingPeriod\":\"2026-09\",\"mode\":\"live\"}");
        IngestStub.server()
                .verify(getRequestedFor(urlPathEqualTo(PROVIDER_TOTALS)).withQueryParam("mode", equalTo("live")));
        IngestStub.server()
                .verify(getRequestedFor(urlPathEqualTo(CANONICAL_TOTALS)).withQueryParam("breakdown", absent()));
    }

    @Test
    void the_end_user_and_the_trace_travel_on_and_the_callers_token_does_not() throws Exception {
        IngestStub.says(new Bills());

        Response stored = Asking.reconcileSeptember();

        List<LoggedRequest> asked = IngestStub.server().findAll(getRequestedFor(urlPathEqualTo(PROVIDER_TOTALS)));
        assertThat(asked).hasSize(1);
        String bearer = asked.getFirst().getHeader("Authorization");
        String payload = bearer.substring(bearer.indexOf('.') + 1, bearer.lastIndexOf('.'));
        JsonNode token = Json.mapper().readTree(Base64.getUrlDecoder().decode(payload));
        assertThat(token.get("iss").textValue()).isEqualTo("reconcile-service");
        assertThat(token.get("aud").textValue()).isEqualTo("ingest-service");
        assertThat(token.get("upn").textValue()).isEqualTo("test-caller");
        assertThat(token.get("groups").toString()).isEqualTo("[\"operator\"]");
        assertThat(asked.getFirst().getHeader("traceparent")).contains(stored.header("X-Correlation-Id"));
    }
}
