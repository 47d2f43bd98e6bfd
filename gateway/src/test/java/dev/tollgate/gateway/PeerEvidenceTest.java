package dev.tollgate.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The services that hold the evidence, as their golden files say they answer, and in every way they may go wrong. */
@QuarkusTest
@GatewayTest
class PeerEvidenceTest {
    @BeforeEach
    void everythingIsGood() {
        Samples.everythingIsGood();
    }

    @Test
    void the_golden_reconciliation_is_understood_provider_by_provider() {
        Samples.answersByMode(
                "/v1/reconciliations",
                Samples.golden("reconcile-service", "reconciliation.json")
                        .put("judgedAt", Instant.now().toString()));
        JsonNode decision = Door.decide(Samples.goodRelease(), "release-heavy", "local-demo");

        assertThat(decision.get("verdict").textValue()).isEqualTo("NO_GO");
        assertThat(Door.check(decision, "reconciliation:openops").get("result").textValue())
                .isEqualTo("PASS");
        assertThat(Door.check(decision, "reconciliation:aws").get("reason").textValue())
                .isEqualTo("DRIFT_OVER_LIMIT");
        assertThat(Door.check(decision, "reconciliation:azure").get("reason").textValue())
                .isEqualTo("STALE");
        assertThat(Door.check(decision, "reconciliation:gcp").get("reason").textValue())
                .isEqualTo("MISSING_PROVIDER");
    }

    @Test
    void the_golden_probe_run_of_last_month_is_stale() {
        Samples.answersByMode(
                "/v1/probe-runs",
                Samples.golden("canary-service", "probe-run.json").put("commit", Door.COMMIT));
        JsonNode decision = Door.decide(Samples.goodRelease(), "release-heavy", "local-demo");
        assertThat(Door.check(decision, "probe:wallet-top-up").get("reason").textValue())
                .isEqualTo("STALE");
    }

    @Test
    void peers_are_asked_with_a_token_of_our_own_and_never_with_the_callers_key() {
        Door.decide(Samples.goodRelease(), "release-heavy", "local-demo");
        PeersResource.peers()
                .verify(getRequestedFor(urlPathEqualTo("/v1/probe-runs"))
                        .withHeader("Authorization", matching("Bearer ey.*"))
                        .withQueryParam("commit", matching(Door.COMMIT)));
    }

    static Stream<Arguments> faults() {
        String reconciliation = Samples.page(Samples.matchedReconciliation(Instant.now()));
        return Stream.of(
                Arguments.of("slow", aResponse().withFixedDelay(3_000), "PEER_UNREACHABLE"),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "PEER_UNREACHABLE"),
                Arguments.of("empty", aResponse().withFault(Fault.EMPTY_RESPONSE), "PEER_UNREACHABLE"),
                Arguments.of("garbage", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), "PEER_UNREACHABLE"),
                Arguments.of("500", aResponse().withStatus(500), "PEER_UNREACHABLE"),
                Arguments.of("503", aResponse().withStatus(503), "PEER_UNREACHABLE"),
                Arguments.of("401", aResponse().withStatus(401), "PEER_UNREACHABLE"),
                json("no body", ""),
                json("truncated", reconciliation.substring(0, reconciliation.length() / 2)),
                json("html", "<html><body>all is well</body></html>"),
                json("null", "null"),
                json("no items", "{}"),
                json("items no list", "{\"items\":{}}"),
                json("unknown verdict", reconciliation.replace("MATCHED", "PROBABLY")),
                json("verdict no text", reconciliation.replace("\"verdict\":\"MATCHED\"", "\"verdict\":true")),
                json("other period", reconciliation.replace("\"2026-09\"", "\"2026-08\"")),
                json("provider twice", reconciliation.replace("\"azure\"", "\"aws\"")),
                json("amount a number", reconciliation.replace("\"amount\":\"-3.2\"", "\"amount\":-3.2")),
                json("other mode", reconciliation.replace("\"mode\":\"deterministic\"", "\"mode\":\"live\"")),
                json("no instant", reconciliation.replace("\"judgedAt\"", "\"judged\"")));
    }

    private static Arguments json(String name, String body) {
        return Arguments.of(
                name, aResponse().withHeader("Content-Type", "application/json").withBody(body), "PEER_UNREADABLE");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void missing_is_not_good_a_peer_that_goes_wrong_makes_its_checks_unproven(
            String name, ResponseDefinitionBuilder fault, String reason) {
        PeersResource.peers()
                .stubFor(
                        any(urlPathEqualTo("/v1/reconciliations")).atPriority(1).willReturn(fault));
        JsonNode decision = Door.decide(Samples.goodRelease(), "release-heavy", "local-demo");

        assertThat(decision.get("verdict").textValue()).isEqualTo("UNKNOWN");
        for (String provider : List.of("openops", "aws", "azure", "gcp")) {
            JsonNode check = Door.check(decision, "reconciliation:" + provider);
            assertThat(check.get("result").textValue()).isEqualTo("UNPROVEN");
            assertThat(check.get("reason").textValue()).isEqualTo(reason);
        }
        assertThat(Door.check(decision, "probe:wallet-top-up").get("result").textValue())
                .as("every other check is evaluated all the same")
                .isEqualTo("PASS");
    }

    @Test
    void a_running_probe_is_not_waited_for_and_not_believed() {
        var running = Samples.passedProbe(Instant.now(), Door.COMMIT).put("state", "RUNNING");
        running.remove(List.of("verdict", "finishedAt", "digest", "explanation"));
        Samples.answersByMode("/v1/probe-runs", running);
        JsonNode decision = Door.decide(Samples.goodRelease(), "release-heavy", "local-demo");
        assertThat(Door.check(decision, "probe:wallet-top-up").get("reason").textValue())
                .isEqualTo("STILL_RUNNING");
    }

    @Test
    void a_probe_of_another_commit_is_not_understood_as_this_ones() {
        Samples.answersByMode("/v1/probe-runs", Samples.passedProbe(Instant.now(), "b".repeat(40)));
        JsonNode decision = Door.decide(Samples.goodRelease(), "release-heavy", "local-demo");
        assertThat(Door.check(decision, "probe:wallet-top-up").get("reason").textValue())
                .isEqualTo("PEER_UNREADABLE");
    }
}
