package dev.tollgate.ingest.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What one hour adds up to.
 *
 * @param quantity the exact sum
 * @param events how many events it has, however they came
 * @param firstAcceptedAt when the first of them was accepted, and lastAcceptedAt when the last was
 * @param changes what came late or by a backfill: the trace of how the hour changed after it was over, oldest first
 */
public record UsageAggregate(
        AggregateKey key,
        BigDecimal quantity,
        long events,
        Instant firstAcceptedAt,
        Instant lastAcceptedAt,
        List<Change> changes) {
    public UsageAggregate {
        changes = List.copyOf(changes);
    }

    /** One batch that changed an hour after it was over. */
    public record Change(Instant acceptedAt, Timing timing, BigDecimal quantity, long events) {}
}
