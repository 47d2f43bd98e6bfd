package dev.tollgate.ingest.refetch.adapter.payments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.refetch.Configured;
import dev.tollgate.ingest.refetch.Difference;
import dev.tollgate.ingest.refetch.MovedClock;
import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.ingest.refetch.ProviderAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.NoAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.Said;
import dev.tollgate.ingest.refetch.ProviderAnswer.Unknown;
import dev.tollgate.ingest.refetch.ProviderObjects;
import dev.tollgate.ingest.refetch.RefetchFailure;
import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.kernel.adapter.time.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real connections, to a stand-in for a payment provider's API. */
class FetchedObjectsTest {
    private static final String SUCCEEDED = Payments.object("p-1", "succeeded", "10.00");

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final MovedClock clock = new MovedClock();

    @Test
    void a_payment_is_asked_for_with_basic_and_what_agrees_has_no_differences() {
        API.stubFor(get(urlEqualTo("/v3/payments/p-1"))
                .withBasicAuth(Payments.SHOP, Payments.PLANTED)
                .willReturn(aResponse().withBody(SUCCEEDED)));
        assertThat(ask("payment.succeeded", SUCCEEDED.replace("10.00", "10.0")))
                .isEqualTo(new Said(SUCCEEDED, true, List.of()));
    }

    @Test
    void where_fields_differ_the_event_is_true_and_what_the_api_says_is_told_beside_what_was_claimed() {
        answer(aResponse().withBody(SUCCEEDED));
        assertThat(ask("payment.succeeded", Payments.object("p-1", "succeeded", "9999.00")))
                .isEqualTo(new Said(
                        SUCCEEDED, true, List.of(new Difference("/amount/value", "\"9999.00\"", "\"10.00\""))));
    }

    @Test
    void an_amount_that_the_webhook_does_not_name_differs_too() {
        answer(aResponse().withBody(SUCCEEDED));
        assertThat(ask("payment.succeeded", "{\"id\": \"p-1\"}"))
                .isEqualTo(new Said(
                        SUCCEEDED,
                        true,
                        List.of(
                                new Difference("/amount/value", "null", "\"10.00\""),
                                new Difference("/amount/currency", "null", "\"RUB\""))));
    }

    @ParameterizedTest
    @CsvSource({
        "payment.succeeded,succeeded,true",
        "payment.succeeded,pending,false",
        "payment.succeeded,canceled,false",
        "payment.canceled,succeeded,false",
        "payment.waiting_for_capture,succeeded,true",
        "payment.invented,succeeded,false"
    })
    void the_status_alone_makes_an_event_true(String type, String status, boolean agrees) {
        String said = Payments.object("p-1", status, "10.00");
        answer(aResponse().withBody(said));
        List<Difference> differences =
                agrees ? List.of() : List.of(new Difference("/status", "\"" + type + "\"", "\"" + status + "\""));
        assertThat(ask(type, SUCCEEDED)).isEqualTo(new Said(said, agrees, differences));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void an_object_that_the_api_does_not_know_is_unknown(int status) {
        answer(aResponse().withStatus(status).withBody("{\"type\": \"error\"}"));
        assertThat(ask("payment.succeeded", SUCCEEDED)).isEqualTo(new Unknown(new Difference("", "\"p-1\"", "null")));
    }

    @ParameterizedTest
    @CsvSource({
        "429,7,THROTTLED,PT7S",
        "'429','Sun, 22 Nov 2026 12:00:40 GMT',THROTTLED,PT40S",
        "429,soon,THROTTLED,",
        "429,,THROTTLED,",
        "503,9,THROTTLED,PT9S",
        "503,,SERVER_ERROR,",
        "500,9,SERVER_ERROR,"
    })
    void retry_after_is_told_where_the_api_throttles(
            int status, String retryAfter, RefetchFailure failure, Duration asked) {
        ResponseDefinitionBuilder response = aResponse().withStatus(status);
        answer(retryAfter == null ? response : response.withHeader("Retry-After", retryAfter));
        assertThat(ask("payment.succeeded", SUCCEEDED)).isEqualTo(new NoAnswer(failure, Optional.ofNullable(asked)));
        API.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void a_secret_that_does_not_resolve_is_asked_for_again_and_nobody_is_called() {
        Secrets none = reference -> {
            throw new SecretUnavailable(reference + " does not resolve");
        };
        assertThat(objects(none).ask(policy(), Payments.waiting("payment.succeeded", "p-1", "{}")))
                .isEqualTo(NoAnswer.because(RefetchFailure.NO_SECRET));
        API.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_long_value_is_cut_in_the_difference() {
        answer(aResponse().withBody(SUCCEEDED));
        ProviderAnswer answer = ask("payment.succeeded", Payments.object("p-1", "succeeded", "9".repeat(5_000)));
        assertThat(answer).isInstanceOfSatisfying(Said.class, said -> assertThat(
                        said.differences().getFirst().claimed())
                .hasSizeBetween(1_001, 1_010)
                .endsWith("…\""));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        API.stubFor(get(urlEqualTo("/v3/payments/p-1")).willReturn(response));
    }

    private ProviderAnswer ask(String type, String claimed) {
        return objects(Payments.SECRETS).ask(policy(), Payments.waiting(type, "p-1", event(type, claimed)));
    }

    private static String event(String type, String object) {
        return Payments.event(type, object);
    }

    private static TrustPolicy policy() {
        return Payments.policy("yookassa", "http://127.0.0.1:" + API.getPort());
    }

    private ProviderObjects objects(Secrets secrets) {
        Machine machine = new Machine(clock, () -> new UUID(0, 0));
        return ProviderApis.asking(
                Configured.webhook(Map.of()), Configured.outbound(), Configured.calls(machine), secrets, clock);
    }
}
