package dev.tollgate.ingest.webhook;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Port: where it is told, for health, how many deliveries left no other trace. */
public interface NotTakenTally {
    /** Adds to what was told before. @param at the minute that they are told of */
    Uni<Void> add(List<Untold> untold, Instant at);

    /** @param outcome {@code untrusted}, or why it was not taken: a {@link Reception.Cause} in lower case with hyphens */
    record Untold(String provider, String outcome, long deliveries) {}
}
