package dev.tollgate.reconcile.total.adapter.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tollgate.reconcile.IngestStub.CANONICAL_TOTALS;
import static dev.tollgate.reconcile.IngestStub.PROVIDER_TOTALS;
import static dev.tollgate.reconcile.IngestStub.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.reconcile.Asking;
import dev.tollgate.reconcile.IngestStub;
import dev.tollgate.reconcile.total.Bills;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ingest service slow, cut off, malformed, wrong, and away: always a stored doubt, never an error or a guess. */
@QuarkusTest
class IngestFaultsTest {
    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void closeTheBreaker() {
        breakers.resetAll();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("faults")
    void missing_is_not_good_a_peer_that_fails_leaves_every_provider_unproven(
            String title, String path, Supplier<ResponseDefinitionBuilder> how, int tries, String why) {
        IngestStub.fails(path, how.get());

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.<String>path("verdict")).isEqualTo("UNPROVEN");
        assertThat(stored.<List<String>>path("providers.reason")).hasSize(4).containsOnly("PEER_UNREACHABLE");
        String what = path.equals(PROVIDER_TOTALS) ? "provider totals" : "canonical totals";
        assertThat(stored.<List<String>>path("providers.explanation"))
                .allMatch(text -> text.startsWith("the ingest service told no " + what + ": " + why), why);
        IngestStub.server().verify(tries, getRequestedFor(urlPathEqualTo(path)));
    }

    static Stream<Arguments> faults() {
        return Stream.concat(
                slowness(), Stream.of(PROVIDER_TOTALS, CANONICAL_TOTALS).flatMap(IngestFaultsTest::faultsOf));
    }

    /** Each of these takes three timeouts, and so they are shared between the two operations. */
    private static Stream<Arguments> slowness() {
        return Stream.of(
                fault(
                        "delay beyond the timeout",
                        PROVIDER_TOTALS,
                        () -> body(new Bills().providerTotals()).withFixedDelay(5_500),
                        3,
                        "it did not answer in time"),
                fault(
                        "a body that drips",
                        CANONICAL_TOTALS,
                        () -> body(new Bills().canonicalTotals()).withChunkedDribbleDelay(10, 8_000),
                        3,
                        "it did not answer in time"));
    }

    private static Stream<Arguments> faultsOf(String path) {
        String good = path.equals(PROVIDER_TOTALS) ? new Bills().providerTotals() : new Bills().canonicalTotals();
        String unreadable = "its answer cannot be understood: ";
        String away = "it could not be reached, or broke off";
        return Stream.of(
                fault("connection reset", path, () -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), 3, away),
                fault("connection closed", path, () -> aResponse().withFault(Fault.EMPTY_RESPONSE), 3, away),
                fault("garbage", path, () -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), 3, away),
                fault("status 500", path, () -> aResponse().withStatus(500), 3, "it answered with status 500"),
                fault("status 503", path, () -> aResponse().withStatus(503), 3, "it answered with status 503"),
                fault("status 401", path, () -> aResponse().withStatus(401), 1, "it answered with status 401"),
                fault("status 404", path, () -> aResponse().withStatus(404), 1, "it answered with status 404"),
                fault("an empty body", path, () -> body(""), 1, unreadable + "must be an object"),
                fault("no content", path, () -> aResponse().withStatus(204), 1, unreadable + "must be an object"),
                fault(
                        "a truncated body",
                        path,
                        () -> body(good.substring(0, good.length() - 9)),
                        1,
                        unreadable + "is not a JSON text"),
                fault(
                        "a page of HTML",
                        path,
                        () -> body("<html>busy</html>").withHeader("Content-Type", "text/html"),
                        1,
                        unreadable + "is not a JSON text"),
                fault(
                        "bytes that are not UTF-8",
                        path,
                        () -> aResponse().withBody(new byte[] {'"', (byte) 0xff, '"'}),
                        1,
                        "its answer is not UTF-8"),
                fault(
                        "a provider that occurs twice",
                        path,
                        () -> body(good.replace("\"provider\":\"gcp\"", "\"provider\":\"aws\"")),
                        1,
                        unreadable),
                fault(
                        "a huge body",
                        path,
                        () -> body(" ".repeat(16 * 1024 * 1024) + good),
                        1,
                        "its answer is larger than 16777216 bytes"));
    }

    private static Arguments fault(
            String title, String path, Supplier<ResponseDefinitionBuilder> how, int tries, String why) {
        return Arguments.of(title, path, how, tries, why);
    }

    @Test
    void missing_is_not_good_an_answer_of_another_mode_than_asked_is_unproven() {
        Bills bills = new Bills();
        bills.answeredMode = "live";
        IngestStub.says(bills);

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<String>path("mode")).isEqualTo("deterministic");
        assertThat(stored.<List<String>>path("providers.reason")).containsOnly("WRONG_MODE");
        assertThat(stored.<List<Object>>path("providers.providerTotal")).containsOnlyNulls();
    }

    @Test
    void a_peer_that_recovers_within_the_tries_is_believed() {
        IngestStub.says(new Bills());
        IngestStub.server()
                .stubFor(com.github.tomakehurst.wiremock.client.WireMock.get(urlPathEqualTo(PROVIDER_TOTALS))
                        .inScenario("recovery")
                        .whenScenarioStateIs("Started")
                        .willSetStateTo("well")
                        .willReturn(aResponse().withStatus(503)));

        assertThat(Asking.reconcileSeptember().<String>path("verdict")).isEqualTo("MATCHED");
    }

    @Test
    void a_peer_that_keeps_failing_is_left_alone_for_a_moment() {
        IngestStub.server().resetAll();
        IngestStub.server()
                .stubFor(com.github.tomakehurst.wiremock.client.WireMock.any(
                                com.github.tomakehurst.wiremock.client.WireMock.anyUrl())
                        .willReturn(aResponse().withStatus(500)));
        for (int i = 0; i < 7; i++) {
            Asking.reconcileSeptember();
        }
        IngestStub.server().resetRequests();

        Response stored = Asking.reconcileSeptember();

        assertThat(stored.<List<String>>path("providers.explanation"))
                .containsOnly("the ingest service told no provider totals: it failed so often that it is left alone"
                        + " for a moment");
        assertThat(IngestStub.server().getAllServeEvents()).isEmpty();
    }
}
