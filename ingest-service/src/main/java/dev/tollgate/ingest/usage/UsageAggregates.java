package dev.tollgate.ingest.usage;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** The stored events, added up. */
public interface UsageAggregates {
    /**
     * The hours that have events, ordered by product, meter and hour.
     *
     * <p>An answer for a moment never changes: it waits until everything that was accepted up to then is visible.
     */
    Uni<Answer> find(AggregateQuestion question);

    /** @param knownAt up to when acceptances are in it, by PostgreSQL's clock: asking as of this moment gives it again */
    record Answer(Instant knownAt, List<UsageAggregate> hours) {
        public Answer {
            hours = List.copyOf(hours);
        }
    }
}
