package dev.tollgate.ingest.refetch.adapter.payments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.ThirdPartyData;
import dev.tollgate.ingest.refetch.Configured;
import dev.tollgate.ingest.refetch.Difference;
import dev.tollgate.ingest.refetch.Payments;
import dev.tollgate.ingest.refetch.ProviderAnswer.Said;
import dev.tollgate.ingest.trust.RefetchRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.adapter.policy.PolicyFiles;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.kernel.adapter.time.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects of YooKassa's own examples, as its API shows them and as its notifications carry them. */
class YooKassaShapesTest {
    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @ParameterizedTest
    @CsvSource({
        "paymentInfoFixtures.json,payment.succeeded,payments,/amount/value",
        "cancelPaymentFixtures.json,payment.succeeded,payments,/amount/value",
        "createPaymentErrorsGeneralFixtures.json,payment.canceled,payments,/amount/value",
        "refundInfoFixtures.json,refund.succeeded,refunds,/amount/value",
        "payoutInfoFixtures.json,payout.canceled,payouts,/amount/value"
    })
    void a_real_object_is_believed_and_a_claim_of_one_cent_more_is_recorded(
            String file, String type, String path, String pointer) throws IOException {
        byte[] shown = Files.readAllBytes(ThirdPartyData.file("webhooks/yookassa/" + file));
        ObjectNode object = (ObjectNode) Json.mapper().readTree(shown);
        String id = object.path("id").asText();
        API.stubFor(
                get(urlEqualTo("/v3/" + path + "/" + id)).willReturn(aResponse().withBody(shown)));
        assertThat(ask(type, id, object).differences()).isEmpty();
        assertThat(ask(type, id, object).agrees()).isTrue();

        String said = object.at(pointer).toString();
        ((ObjectNode) object.path("amount")).put("value", "10000.01");
        assertThat(ask(type, id, object))
                .extracting(Said::agrees, Said::differences)
                .containsExactly(true, List.of(new Difference(pointer, "\"10000.01\"", said)));
    }

    private static Said ask(String type, String id, ObjectNode object) {
        Machine machine = Machine.real();
        return (Said) ProviderApis.asking(
                        Configured.webhook(Map.of()),
                        Configured.outbound(),
                        Configured.calls(machine),
                        Payments.SECRETS,
                        machine.clock())
                .ask(shippedPolicy(), Payments.waiting(type, id, Payments.event(type, object.toString())));
    }

    /** As it ships, but for the host. */
    private static TrustPolicy shippedPolicy() {
        RefetchRule rule = PolicyFiles.shipped("yookassa").refetch().orElseThrow();
        Map<String, String> urls = new HashMap<>(rule.urls());
        urls.replaceAll((_, url) -> url.replace("https://api.yookassa.ru", "http://127.0.0.1:" + API.getPort()));
        return Payments.policy(
                "yookassa",
                new RefetchRule(
                        urls,
                        rule.user(),
                        rule.password(),
                        rule.claimed(),
                        rule.compared(),
                        rule.status(),
                        rule.statuses()));
    }
}
