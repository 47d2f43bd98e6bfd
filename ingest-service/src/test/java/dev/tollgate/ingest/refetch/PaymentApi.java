package dev.tollgate.ingest.refetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A payment provider that somebody configured as {@code till}: its policy, its credential, and its API, to which every
 * payment has succeeded.
 */
public final class PaymentApi implements AutoCloseable {
    private static final int ANSWER_TAKES_MILLIS = 30;
    private static final String POLICY = """
            {
              "provider": "till",
              "source": {"networks": ["192.0.2.0/24"]},
              "refetch": {
                "urls": {"payment": "http://127.0.0.1:%d/v3/payments/{object}"},
                "user": "cred://webhooks/till#shop",
                "password": "cred://webhooks/till#key",
                "claimed": "/object",
                "compared": ["/amount"],
                "status": "/status",
                "statuses": {
                  "payment.waiting_for_capture": ["waiting_for_capture", "succeeded"],
                  "payment.succeeded": ["succeeded"],
                  "payment.canceled": ["canceled"]
                }
              },
              "event": {"id": ["/event", "/object/id"], "object": "/object/id", "type": "/event"}
            }
            """;

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private final String key;

    private PaymentApi(String key) {
        this.key = key;
    }

    public static PaymentApi start() {
        return start(Payments.PLANTED);
    }

    /** @param key the only one that it believes */
    public static PaymentApi start(String key) {
        PaymentApi api = new PaymentApi(key);
        api.server.start();
        api.answerAsBefore();
        return api;
    }

    /** From now on it says this, whatever it is asked. */
    public void answer(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    /** From now on it knows every payment. */
    public void answerAsBefore() {
        server.resetMappings();
        server.stubFor(get(urlMatching("/v3/payments/.*"))
                .withBasicAuth(Payments.SHOP, key)
                .willReturn(aResponse()
                        .withFixedDelay(ANSWER_TAKES_MILLIS)
                        .withTransformers("response-template")
                        .withBody("""
                                {"id": "{{request.pathSegments.[2]}}", "status": "succeeded", "amount": "10.00"}""")));
    }

    /** How often it was asked for a payment. */
    public int asked() {
        return server.countRequestsMatching(
                        anyRequestedFor(urlMatching("/v3/payments/.*")).build())
                .getCount();
    }

    /** Of a service that takes its webhooks. */
    public Map<String, String> configuration() throws IOException {
        Path policies = Files.createTempDirectory("policies").toRealPath();
        Files.writeString(policies.resolve("till.json"), POLICY.formatted(server.port()));
        Path secrets = Files.createTempDirectory("secrets").toRealPath();
        Files.writeString(
                secrets.resolve("till.json"),
                "{\"shop\": \"%s\", \"key\": \"%s\"}".formatted(Payments.SHOP, key.replace("\"", "\\\"")));
        return Map.of(
                "tollgate.webhook.policies", policies.toString(),
                "tollgate.outbound.private-hosts", "127.0.0.1",
                "tollgate.credential.backend", "file",
                "tollgate.credential.resolver-endpoint", secrets.toUri().toString(),
                "tollgate.credential.references", "webhooks/till=till.json");
    }

    @Override
    public void close() {
        server.stop();
    }
}
