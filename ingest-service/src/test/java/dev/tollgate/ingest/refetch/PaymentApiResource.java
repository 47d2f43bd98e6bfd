package dev.tollgate.ingest.refetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A payment provider that somebody configured: its policy, its credential, and its API, which knows one payment and fails for another. */
public final class PaymentApiResource implements QuarkusTestResourceLifecycleManager {
    static final String OBJECT = "{\"id\": \"p-1\", \"status\": \"succeeded\", \"amount\": \"10.00\"}";
    private static final String POLICY = """
            {
              "provider": "pay",
              "source": {"networks": ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"]},
              "refetch": {
                "urls": {"payment": "%s/v3/payments/{object}"},
                "user": "cred://webhooks/pay#shop",
                "password": "cred://webhooks/pay#key",
                "claimed": "/object",
                "compared": ["/amount"],
                "status": "/status",
                "statuses": {"payment.succeeded": ["succeeded"]}
              },
              "event": {"id": ["/event", "/object/id"], "object": "/object/id", "type": "/event"}
            }
            """;

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public Map<String, String> start() {
        server.start();
        server.stubFor(get(urlEqualTo("/v3/payments/p-1"))
                .withBasicAuth(Payments.SHOP, Payments.PLANTED)
                .willReturn(aResponse().withBody(OBJECT)));
        server.stubFor(get(urlEqualTo("/v3/payments/p-2")).willReturn(ApiFault.ERROR_503.answer()));
        try {
            Path policies = Files.createTempDirectory("policies");
            Files.writeString(policies.resolve("pay.json"), POLICY.formatted("http://127.0.0.1:" + server.port()));
            Path secrets = Files.createTempDirectory("secrets");
            Files.writeString(
                    secrets.resolve("pay.json"),
                    "{\"shop\": \"%s\", \"key\": \"%s\"}".formatted(Payments.SHOP, Payments.PLANTED));
            return Map.of(
                    "tollgate.webhook.policies", policies.toString(),
                    "tollgate.outbound.private-hosts", "127.0.0.1",
                    "tollgate.credential.backend", "file",
                    "tollgate.credential.resolver-endpoint", secrets.toUri().toString(),
                    "tollgate.credential.references", "webhooks/pay=pay.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop();
    }
}
