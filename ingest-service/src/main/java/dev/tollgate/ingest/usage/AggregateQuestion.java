package dev.tollgate.ingest.usage;

import java.time.Instant;
import java.util.Optional;

/**
 * Which hours are asked for.
 *
 * @param tenant whose; product and meter: of which, all where absent
 * @param from the first hour that is asked for, and to the first that is not, both whole hours
 * @param asOf as it was known at that moment; as it is known now where absent
 * @param after the last hour of the page before
 * @param limit how many hours at most
 */
public record AggregateQuestion(
        String tenant,
        Optional<String> product,
        Optional<String> meter,
        Instant from,
        Instant to,
        Optional<Instant> asOf,
        Optional<AggregateKey> after,
        int limit) {}
