package dev.tollgate.ingest.refetch;

import dev.tollgate.ingest.trust.RefetchRule;
import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.ingest.trust.TrustPolicy.SourceRule;
import dev.tollgate.kernel.Network;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies of providers whose objects are fetched again, and deliveries of theirs. */
public final class Payments {
    /** What the credential's two references resolve to. */
    public static final String SHOP = "424242";

    public static final String PLANTED = "planted-4e1c";
    public static final Secrets SECRETS =
            reference -> (reference.endsWith("#shop") ? SHOP : PLANTED).getBytes(StandardCharsets.UTF_8);

    private Payments() {}

    /** Top-ups as payments, and subscriptions. */
    public static TrustPolicy policy(String provider, String api) {
        RefetchRule rule = new RefetchRule(
                Map.of(
                        "payment", api + "/v3/payments/{object}",
                        "refund", api + "/v3/refunds/{object}",
                        "payout", api + "/v3/payouts/{object}",
                        "deal", api + "/v3/deals/{object}",
                        "subscription", api + "/v3/subscriptions/{object}"),
                "cred://payments/" + provider + "#shop",
                "cred://payments/" + provider + "#key",
                "/object",
                List.of("/amount/value", "/amount/currency"),
                "/status",
                Map.of(
                        "payment.waiting_for_capture", List.of("waiting_for_capture", "succeeded", "canceled"),
                        "payment.succeeded", List.of("succeeded"),
                        "payment.canceled", List.of("canceled"),
                        "refund.succeeded", List.of("succeeded"),
                        "payout.canceled", List.of("canceled"),
                        "deal.opened", List.of("opened", "closed"),
                        "subscription.renewed", List.of("active")));
        return policy(provider, rule);
    }

    public static TrustPolicy policy(String provider, RefetchRule rule) {
        return new TrustPolicy(
                provider,
                Optional.of(new SourceRule(List.of(Network.of("192.0.2.0/24")), List.of())),
                Optional.empty(),
                Optional.empty(),
                Optional.of(rule),
                new EventRule(
                        List.of("/event", "/object/id"), Optional.of("/object/id"), Optional.of("/event"), List.of()),
                Optional.empty());
    }

    public static TrustPolicies inForce(TrustPolicy... policies) {
        return new TrustPolicies() {
            @Override
            public Optional<TrustPolicy> of(String provider) {
                return all().stream()
                        .filter(one -> one.provider().equals(provider))
                        .findFirst();
            }

            @Override
            public Collection<TrustPolicy> all() {
                return List.of(policies);
            }
        };
    }

    public static String object(String id, String status, String value) {
        return """
                {"id": "%s", "status": "%s", "amount": {"value": "%s", "currency": "RUB"}}""".formatted(id, status, value);
    }

    public static String event(String type, String object) {
        return """
                {"type": "notification", "event": "%s", "object": %s}""".formatted(type, object);
    }

    public static WaitingWebhook waiting(String type, String objectId, String body) {
        return new WaitingWebhook(
                1,
                "yookassa",
                objectId,
                Optional.of(type),
                body.getBytes(StandardCharsets.UTF_8),
                1,
                0,
                Instant.parse("2026-11-22T12:01:00Z"));
    }
}
