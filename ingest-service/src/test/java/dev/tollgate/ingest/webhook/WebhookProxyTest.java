package dev.tollgate.ingest.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A policy that says which proxies may speak for its senders, at the door. */
@QuarkusTest
@IngestServiceTest
@TestProfile(WebhookProxyTest.WithProxies.class)
class WebhookProxyTest {
    private static final String POLICY = """
            {"provider": "proxied",
             "source": {"networks": ["192.0.2.0/24"], "proxies": ["10.1.0.0/16"]},
             "signature": {"scheme": "stripe", "keys": [{"secret": "cred://webhooks/stripe"}]},
             "event": {"id": ["/id"]}}""";

    public static final class WithProxies implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path policies = Files.createTempDirectory("tollgate-policies").toRealPath();
                Files.writeString(policies.resolve("proxied.json"), POLICY);
                Map<String, String> all = new HashMap<>(StripeHook.configuration(StripeHook.folder()));
                all.put("tollgate.webhook.policies", policies.toString());
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void only_the_proxies_that_the_policy_names_speak_for_its_senders() {
        assertThat(answer(PeerKeysResource.webhookSender("192.0.2.7"))).isEqualTo(200);
        assertThat(answer(PeerKeysResource.webhookSender("192.0.2.7", "10.1.0.1")))
                .isEqualTo(200);
        assertThat(answer(PeerKeysResource.webhookSender("192.0.2.7", "10.2.0.1")))
                .isEqualTo(403);
        assertThat(Requests.as("auditor")
                        .get("/v1/webhooks?provider=proxied&standing=untrusted")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("items[0].checks.find {it.check == 'source'}.reason"))
                .isEqualTo("untrusted-proxy");
    }

    private static int answer(String bearer) {
        String event = StripeHook.event("evt_" + UUID.randomUUID(), "10");
        return given().header("Authorization", bearer)
                .header("Stripe-Signature", StripeHook.signature(StripeHook.SECRET, event))
                .contentType("application/json")
                .body(event.getBytes(StandardCharsets.UTF_8))
                .post("/v1/webhooks/proxied")
                .statusCode();
    }
}
