package dev.tollgate.ingest.trust;

import java.util.List;
import java.util.Map;

/**
 * How an object is fetched again from the provider's API.
 *
 * @param urls by the part of the event's type before its first dot, such as {@code payment}; {@code {object}} stands for
 *     the object's id, which is percent-encoded
 * @param user and {@code password}: the credential for HTTP Basic, as {@code cred://} references with {@code #field}
 * @param compared what must agree between what is claimed and what is said, by a name: JSON Pointers into the body's
 *     object and into what was fetched
 * @param claimed JSON Pointer of the object in the body
 * @param status JSON Pointer of the status in what was fetched
 * @param statuses which statuses make an event's type true: {@code payment.succeeded} is believed when the fetched status
 *     is one of them
 */
public record RefetchRule(
        Map<String, String> urls,
        String user,
        String password,
        String claimed,
        List<String> compared,
        String status,
        Map<String, List<String>> statuses) {
    public RefetchRule {
        urls = Map.copyOf(urls);
        compared = List.copyOf(compared);
        statuses = Map.copyOf(statuses);
    }
}
