package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.EventKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a backfill.
 *
 * @param counts for each status how many events have it; none is {@link EventAnswer.Status#REFUSED} in the end
 * @param unanswered how many have no answer: not sent, or sent and nothing is known
 * @param notCounted the first 20 that are conflicts or rejected
 * @param stopped why it ended before its end
 */
public record BackfillResult(
        Map<EventAnswer.Status, Long> counts, long unanswered, List<NotCounted> notCounted, Optional<Stop> stopped) {
    public BackfillResult {
        counts = Map.copyOf(counts);
        notCounted = List.copyOf(notCounted);
    }

    /** An event that counts nothing, where it stands in the file, and the answer. */
    public record NotCounted(EventPlace place, EventKey key, EventAnswer answer) {}

    /** @param denied whether who sends is not known there, or may not */
    public record Stop(String why, boolean denied) {}

    public long count(EventAnswer.Status status) {
        return counts.getOrDefault(status, 0L);
    }

    /** Whether every event is stored, now or before. */
    public boolean isAllCounted() {
        return stopped.isEmpty()
                && unanswered == 0
                && count(EventAnswer.Status.CONFLICT) == 0
                && count(EventAnswer.Status.REJECTED) == 0;
    }
}
