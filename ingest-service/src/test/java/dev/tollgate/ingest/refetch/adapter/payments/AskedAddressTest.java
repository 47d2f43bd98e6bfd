package dev.tollgate.ingest.refetch.adapter.payments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.refetch.Configured;
import dev.tollgate.ingest.refetch.MovedClock;
import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.ingest.refetch.ProviderAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.NoAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.Said;
import dev.tollgate.ingest.refetch.ProviderAnswer.Unknown;
import dev.tollgate.ingest.refetch.ProviderObjects;
import dev.tollgate.ingest.refetch.RefetchFailure;
import dev.tollgate.ingest.trust.RefetchRule;
import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.kernel.adapter.time.Machine;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a payment provider's API is asked, and where it is not: a stranger chose the id. */
class AskedAddressTest {
    private static final String SUCCEEDED = Payments.object("p-1", "succeeded", "10.00");

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final MovedClock clock = new MovedClock();

    /** A stranger chose the id: wherever it points, it is one segment of the path, or nothing at all. */
    @ParameterizedTest
    @CsvSource({
        "../../v3/me,/v3/payments/..%2F..%2Fv3%2Fme",
        "p-1?a=b#c,/v3/payments/p-1%3Fa%3Db%23c",
        "%2e%2e,/v3/payments/%252e%252e",
        "ключ,/v3/payments/%D0%BA%D0%BB%D1%8E%D1%87",
        "{object},/v3/payments/%7Bobject%7D"
    })
    void an_id_becomes_one_segment_of_the_path(String id, String path) {
        API.stubFor(get(urlEqualTo(path)).willReturn(aResponse().withBody(Payments.object(id, "succeeded", "1"))));
        ProviderAnswer answer = objects(Payments.SECRETS)
                .ask(policy(), Payments.waiting("payment.succeeded", id, event("payment.succeeded", SUCCEEDED)));
        assertThat(answer).isInstanceOfSatisfying(Said.class, said -> assertThat(said.agrees())
                .isTrue());
        API.verify(
                1,
                getRequestedFor(urlEqualTo(path)).withBasicAuth(new BasicCredentials(Payments.SHOP, Payments.PLANTED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "long"})
    void an_id_that_no_object_can_have_is_unknown_and_nobody_is_asked(String id) {
        String claimed = id.equals("long") ? "x".repeat(257) : id;
        assertThat(objects(Payments.SECRETS).ask(policy(), Payments.waiting("payment.succeeded", claimed, "{}")))
                .isInstanceOf(Unknown.class);
        API.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_kind_that_the_rule_has_no_address_for_has_no_rule() {
        assertThat(ask("invoice.paid", SUCCEEDED)).isEqualTo(NoAnswer.because(RefetchFailure.NO_RULE));
    }

    @Test
    void without_tls_nobody_is_called_but_where_the_operator_allows_it() {
        TrustPolicy elsewhere = Payments.policy("yookassa", "http://localhost:" + API.getPort());
        assertThat(objects(Payments.SECRETS).ask(elsewhere, Payments.waiting("payment.succeeded", "p-1", "{}")))
                .isEqualTo(NoAnswer.because(RefetchFailure.HOST_REFUSED));
        API.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_host_that_the_stranger_chooses_is_never_called() {
        RefetchRule rule = policy().refetch().orElseThrow();
        RefetchRule open = new RefetchRule(
                Map.of("payment", "http://{object}:" + API.getPort() + "/v3/payments"),
                rule.user(),
                rule.password(),
                rule.claimed(),
                rule.compared(),
                rule.status(),
                rule.statuses());
        assertThat(objects(Payments.SECRETS)
                        .ask(
                                Payments.policy("yookassa", open),
                                Payments.waiting("payment.succeeded", "127.0.0.1", "{}")))
                .isEqualTo(NoAnswer.because(RefetchFailure.HOST_REFUSED));
        API.verify(0, getRequestedFor(anyUrl()));
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
