package dev.tollgate.ingest.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.DropRootResource;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.RecordedSpans;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.house.PlantedSecret;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Traces are exported by a deployment's choice; what would be exported is searched here. */
@QuarkusTest
@IngestServiceTest
class SecretsInTracesTest {
    private static final PlantedSecret TOKEN = PlantedSecret.of("traced-token-91ac");
    private static final PlantedSecret KEY = PlantedSecret.of("traced-key-02fe");

    @Inject
    RecordedSpans spans;

    @Test
    void secrets_stay_put_no_span_of_a_live_run_holds_one() throws Exception {
        DropRootResource.secret(quoted(TOKEN), quoted(KEY));
        DropRootResource.OPENOPS.server().resetAll();
        DropRootResource.OPENOPS.serve("2020-01", TOKEN.text(), KEY.text(), "1");
        assertThat(ingest("2020-01")).isEqualTo("COMPLETED");
        DropRootResource.OPENOPS.answer(aResponse()
                .withStatus(401)
                .withTransformers("response-template")
                .withBody("{{request.headers.X-Webhook-Key}}"));
        assertThat(ingest("2020-02")).isEqualTo("FAILED");
        assertThat(spans.ended()).anyMatch(span -> span.contains("/v1/ingest-runs"));
        assertThat(spans.ended()).allSatisfy(span -> {
            assertThat(TOKEN.foundIn(span)).isEmpty();
            assertThat(KEY.foundIn(span)).isEmpty();
        });
    }

    private static String ingest(String month) {
        String id = Requests.asOperator()
                .body("""
                        {"provider":"openops","billingPeriod":"%s","ingestMode":"live"}""".formatted(month))
                .post("/v1/ingest-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Requests.await(id).getString("state");
    }

    private static String quoted(PlantedSecret planted) {
        return planted.text().replace("\"", "\\\"");
    }
}
