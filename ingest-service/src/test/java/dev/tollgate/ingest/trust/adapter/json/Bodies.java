package dev.tollgate.ingest.trust.adapter.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.Key;
import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies as they are read for Stripe's places, which ignore two fields. */
final class Bodies {
    static final EventRule STRIPE = new EventRule(
            List.of("/id"), Optional.of("/data/object/id"), Optional.of("/type"), List.of("/pending_webhooks", "/a/b"));

    private Bodies() {}

    static EventIdentity identity(String body) {
        return identity(STRIPE, body.getBytes(UTF_8), Map.of());
    }

    static EventIdentity identity(byte[] body) {
        return identity(STRIPE, body, Map.of());
    }

    static EventIdentity identity(EventRule rule, byte[] body, Map<String, List<String>> headers) {
        return new JsonWebhookBodies().identity(delivery(body, headers), policy(rule));
    }

    static EventIdentity claimed(byte[] body) {
        return new JsonWebhookBodies().claimed(delivery(body, Map.of()), policy(STRIPE));
    }

    private static Delivery delivery(byte[] body, Map<String, List<String>> headers) {
        return new Delivery(
                "stripe",
                new SentHeaders(headers),
                body,
                InetAddress.getLoopbackAddress(),
                Instant.parse("2026-11-22T12:00:00Z"));
    }

    private static TrustPolicy policy(EventRule rule) {
        SignatureRule signature = new SignatureRule.StandardWebhooks(
                Duration.ofSeconds(300), List.of(new Key("cred://key", Optional.empty(), Optional.empty())));
        return new TrustPolicy(
                "stripe",
                Optional.empty(),
                Optional.empty(),
                Optional.of(signature),
                Optional.empty(),
                rule,
                Optional.empty());
    }
}
