package dev.tollgate.ingest.trust.adapter.json;

import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.TrustPolicy.EventRule;
import dev.tollgate.ingest.trust.WebhookBodies;
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
    @Override
    public EventIdentity identity(Delivery delivery, TrustPolicy policy) {
        return read(delivery, policy.event(), BodyWalk.copying(policy.event()));
    }

    @Override
    public EventIdentity claimed(Delivery delivery, TrustPolicy policy) {
        return read(delivery, policy.event(), BodyWalk.looking(policy.event()));
    }

    /** By one reading for both, so that what waits for an object to be fetched is never stored without that object. */
    private static EventIdentity read(Delivery delivery, EventRule rule, BodyWalk walk) {
        Sha256 bytes = Sha256.of(delivery.body());
        try {
            Map<String, String> found = walk.over(delivery.body());
            // In a list, as the canonical form of a text or a number alone is not to be had.
            Sha256 content = walk.plain()
                    .map(plain -> Sha256.of(CanonicalJson.of("[" + plain + "]")))
                    .orElse(bytes);
            return new EventIdentity(
                    id(delivery, rule, found, bytes),
                    rule.object().map(found::get),
                    rule.type().map(found::get),
                    content);
        } catch (NotReadable e) {
            return new EventIdentity(id(delivery, rule, Map.of(), bytes), Optional.empty(), Optional.empty(), bytes);
        }
    }

    /** The digest where the event names no id; one that stands in headers alone is there whatever the body is. */
    private static String id(Delivery delivery, EventRule rule, Map<String, String> found, Sha256 bytes) {
        return id(delivery, rule, found).orElse("sha256:" + bytes.hex());
    }

    /** Empty where one of its parts is not there: half an id would be that of many events. */
    private static Optional<String> id(Delivery delivery, EventRule rule, Map<String, String> found) {
        List<String> parts = new ArrayList<>();
        for (String place : rule.id()) {
            Optional<String> header = EventRule.header(place);
            Optional<String> part =
                    header.isPresent() ? header(delivery, header.get()) : Optional.ofNullable(found.get(place));
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
