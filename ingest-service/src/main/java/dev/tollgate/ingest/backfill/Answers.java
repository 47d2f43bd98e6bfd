package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.backfill.BackfillResult.NotCounted;
import dev.tollgate.ingest.backfill.EventAnswer.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers so far. */
final class Answers {
    private static final int SHOWN = 20;

    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private final List<NotCounted> notCounted = new ArrayList<>();

    /** @return those that are to be sent again */
    List<ChosenEvent> take(List<ChosenEvent> sent, List<EventAnswer> answers) {
        if (sent.size() != answers.size()) {
            throw new IllegalStateException(answers.size() + " answers for " + sent.size() + " events");
        }
        List<ChosenEvent> again = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            EventAnswer answer = answers.get(i);
            switch (answer.status()) {
                case REFUSED -> again.add(sent.get(i));
                case ACCEPTED, DUPLICATE -> counts.merge(answer.status(), 1L, Long::sum);
                case CONFLICT, REJECTED -> addNotCounted(sent.get(i), answer);
            }
        }
        return again;
    }

    long done() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    BackfillResult result(long of, Optional<BackfillResult.Stop> stop) {
        return new BackfillResult(counts, of - done(), notCounted, stop);
    }

    private void addNotCounted(ChosenEvent sent, EventAnswer answer) {
        counts.merge(answer.status(), 1L, Long::sum);
        if (notCounted.size() < SHOWN) {
            notCounted.add(new NotCounted(sent.place(), sent.event().key(), answer));
        }
    }
}
