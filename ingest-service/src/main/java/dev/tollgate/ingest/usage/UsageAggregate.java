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
 * @param changes what came late or by a backfill: the trace of how the hour changed after it was over, newest first, at
 *     most {@value #CHANGES_SHOWN}
 * @param changeCount how many changes there are in all
 */
public record UsageAggregate(
        AggregateKey key,
        BigDecimal quantity,
        long events,
        Instant firstAcceptedAt,
        Instant lastAcceptedAt,
        List<Change> changes,
        long changeCount) {
    public static final int CHANGES_SHOWN = 20;

    public UsageAggregate {
        changes = List.copyOf(changes);
    }

    /** What one batch added after the hour was over. */
    public record Change(Instant acceptedAt, Timing timing, BigDecimal quantity, long events) {}
}
