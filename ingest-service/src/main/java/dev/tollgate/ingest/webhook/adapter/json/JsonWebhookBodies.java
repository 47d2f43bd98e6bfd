package dev.tollgate.ingest.webhook.adapter.json;

import dev.tollgate.ingest.webhook.Delivery;
import dev.tollgate.ingest.webhook.EventIdentity;
import dev.tollgate.ingest.webhook.TrustPolicy;
import dev.tollgate.ingest.webhook.TrustPolicy.EventRule;
import dev.tollgate.ingest.webhook.WebhookBodies;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a body once, from its first byte to its last, and keeps of it what the policy names. A body that is no JSON, or
 * more deeply nested or with longer names and numbers than any provider sends, is its own digest.
 */
final class JsonWebhookBodies implements WebhookBodies {
    private static final String HEADER = "header:";

    @Override
    public EventIdentity identity(Delivery delivery, TrustPolicy policy) {
        EventRule rule = policy.event();
        Sha256 bytes = Sha256.of(delivery.body());
        StringBuilder plain = new StringBuilder();
        try {
            Map<String, String> found = BodyWalk.copying(rule, plain).over(delivery.body());
            // In a list, as the canonical form of a text or a number alone is not to be had.
            return identity(delivery, rule, found, bytes, Sha256.of(CanonicalJson.of("[" + plain + "]")));
        } catch (NotReadable e) {
            return new EventIdentity("sha256:" + bytes.hex(), Optional.empty(), Optional.empty(), bytes);
        }
    }

    @Override
    public EventIdentity claimed(Delivery delivery, TrustPolicy policy) {
        Sha256 bytes = Sha256.of(delivery.body());
        try {
            Map<String, String> found = BodyWalk.looking(policy.event()).over(delivery.body());
            return identity(delivery, policy.event(), found, bytes, bytes);
        } catch (NotReadable e) {
            return new EventIdentity("sha256:" + bytes.hex(), Optional.empty(), Optional.empty(), bytes);
        }
    }

    private static EventIdentity identity(
            Delivery delivery, EventRule rule, Map<String, String> found, Sha256 bytes, Sha256 content) {
        Optional<String> object = rule.object().map(found::get);
        Optional<String> type = rule.type().map(found::get);
        String id = id(delivery, rule, found).orElse("sha256:" + bytes.hex());
        return new EventIdentity(id, object, type, content);
    }

    /** Empty where one of its parts is not there: half an id would be that of many events. */
    private static Optional<String> id(Delivery delivery, EventRule rule, Map<String, String> found) {
        List<String> parts = new ArrayList<>();
        for (String place : rule.id()) {
            Optional<String> part = place.startsWith(HEADER)
                    ? header(delivery, place.substring(HEADER.length()))
                    : Optional.ofNullable(found.get(place));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        if (parts.size() == 1) {
            return Optional.of(parts.getFirst());
        }
        // Escaped, so that no two lists of parts are one id.
        return Optional.of(String.join(
                ":",
                parts.stream()
                        .map(part -> part.replace("%", "%25").replace(":", "%3A"))
                        .toList()));
    }

    private static Optional<String> header(Delivery delivery, String name) {
        List<String> all = delivery.headers().all(name);
        return all.size() == 1 ? Optional.of(all.getFirst()).filter(BodyWalk::canBeAnId) : Optional.empty();
    }
}
