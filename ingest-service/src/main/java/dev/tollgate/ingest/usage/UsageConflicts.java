package dev.tollgate.ingest.usage;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events that were kept apart because their identity is taken by other content. */
public interface UsageConflicts {
    /**
     * The newest first.
     *
     * @param before only older ones than this ordinal
     */
    Uni<List<KeptApart>> newest(String tenant, Optional<Long> before, int limit);

    /** One that was kept apart, beside the one that counts. */
    record KeptApart(long ordinal, UsageEvent event, Instant receivedAt, UsageEvent counted, Instant acceptedAt) {}
}
