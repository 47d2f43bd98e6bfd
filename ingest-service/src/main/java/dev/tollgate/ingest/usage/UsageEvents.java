package dev.tollgate.ingest.usage;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The stored events. */
public interface UsageEvents {
    /**
     * Stores what is not there yet. When the answer comes, everything in it is durable; when it fails, nothing is known,
     * and the same call may be repeated.
     *
     * @param events any number; the same key may occur more than once
     * @return for each, in its place: {@link Outcome.Accepted}, {@link Outcome.Duplicate} or {@link Outcome.Conflict}
     */
    Uni<List<Outcome>> store(List<TimedEvent> events);

    /**
     * What is there already of these, storing none of them but conflicts.
     *
     * @return for each, in its place: {@link Outcome.Duplicate}, {@link Outcome.Conflict}, or {@link Outcome.Rejected}
     *     for {@link DropReason#TOO_OLD} where there is no such event
     */
    Uni<List<Outcome>> recognise(List<UsageEvent> events);
}
