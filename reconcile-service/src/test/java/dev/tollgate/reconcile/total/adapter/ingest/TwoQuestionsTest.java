package dev.tollgate.reconcile.total.adapter.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static dev.tollgate.reconcile.IngestStub.CANONICAL_TOTALS;
import static dev.tollgate.reconcile.IngestStub.PROVIDER_TOTALS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.reconcile.Asking;
import dev.tollgate.reconcile.IngestStub;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Bills;
import dev.tollgate.reconcile.total.Judging;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements and exports come in two answers; what may happen between them. */
@QuarkusTest
class TwoQuestionsTest {
    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void closeTheBreaker() {
        breakers.resetAll();
    }

    @Test
    void a_run_that_ends_between_the_two_answers_makes_us_ask_both_once_more() {
        Bills before = new Bills();
        before.aws().totals("100", "100");
        Bills after = ofRun("r2", "r2");
        IngestStub.says(after);
        IngestStub.server()
                .stubFor(get(urlPathEqualTo(PROVIDER_TOTALS))
                        .inScenario("a run ends")
                        .whenScenarioStateIs(STARTED)
                        .willSetStateTo("ended")
                        .willReturn(okJson(before.providerTotals())));

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<String>path("verdict")).isEqualTo("MATCHED");
        assertThat(stored.<String>path("providers[1].providerTotal.amount")).isEqualTo("115.2");
        asked(2, 2);
    }

    @Test
    void missing_is_not_good_answers_that_keep_differing_in_their_run_are_unproven_and_replay_so() {
        IngestStub.says(ofRun("r1", "r2"));

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<String>path("verdict")).isEqualTo("UNPROVEN");
        assertThat(stored.<List<String>>path("providers.verdict"))
                .containsExactly("MATCHED", "UNPROVEN", "MATCHED", "MATCHED");
        assertThat(stored.<String>path("providers[1].reason")).isEqualTo("CHANGED_MEANWHILE");
        asked(2, 2);
        JsonDocuments documents = new JsonDocuments();
        String inputs = Asking.get(stored.header("Location") + "/inputs").asString();
        assertThat(new Judging(documents)
                        .judge(documents.inputs(inputs))
                        .digest()
                        .hex())
                .isEqualTo(stored.path("digest"));
    }

    @Test
    void answers_of_one_run_are_asked_for_once() {
        IngestStub.says(ofRun("r2", "r2"));

        assertThat(Asking.reconcileSeptember().<String>path("verdict")).isEqualTo("MATCHED");

        asked(1, 1);
    }

    @Test
    void a_peer_that_gave_no_provider_totals_is_not_asked_for_ours() {
        IngestStub.fails(PROVIDER_TOTALS, aResponse().withStatus(503));

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<List<String>>path("providers.reason")).containsOnly("PEER_UNREACHABLE");
        asked(3, 0);
        assertThat(Asking.get(stored.header("Location") + "/inputs").asString())
                .contains("{\"silence\":\"it was not asked, since it gave no provider totals\"}");
    }

    private static Bills ofRun(String stated, String held) {
        Bills bills = new Bills();
        bills.aws().theirRun = stated;
        bills.aws().ourRun = held;
        return bills;
    }

    private static void asked(int providerTotals, int canonicalTotals) {
        IngestStub.server().verify(providerTotals, getRequestedFor(urlPathEqualTo(PROVIDER_TOTALS)));
        IngestStub.server().verify(canonicalTotals, getRequestedFor(urlPathEqualTo(CANONICAL_TOTALS)));
    }
}
