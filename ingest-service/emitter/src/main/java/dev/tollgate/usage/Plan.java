package dev.tollgate.usage;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What is sent next. Known to the sending thread only. In this order: batches that failed, as they were, so that after an
 * outage the oldest go first; events in doubt whose pause is over; refused events whose pause is over; fresh ones.
 */
final class Plan {
    private record InDoubt(Batch batch, long dueNanos) {}

    private final Limits limits;
    private final Deque<Batch> again = new ArrayDeque<>();
    private final PriorityQueue<InDoubt> inDoubt = new PriorityQueue<>(Comparator.comparingLong(InDoubt::dueNanos));
    private final Deque<Held> refused = new ArrayDeque<>();
    private long refusedUntil;
    private long pausedUntil;
    private long answers;

    Plan(Limits limits) {
        this.limits = limits;
    }

    /** When there is something to send, as {@link Pace#nanos()}; {@code Long.MAX_VALUE} when there is nothing. */
    long dueNanos(long freshDue) {
        long due = again.isEmpty() ? freshDue : 0;
        InDoubt first = inDoubt.peek();
        if (first != null) {
            due = Math.min(due, first.dueNanos());
        }
        if (!refused.isEmpty()) {
            due = Math.min(due, refusedUntil);
        }
        return Math.max(due, pausedUntil);
    }

    /** The batch for which {@link #dueNanos} has come. */
    Batch next(long now, FreshEvents fresh) {
        Batch failed = again.poll();
        if (failed != null) {
            return failed;
        }
        InDoubt first = inDoubt.peek();
        if (first != null && first.dueNanos() <= now) {
            inDoubt.remove();
            return first.batch();
        }
        boolean refusedIsDue = !refused.isEmpty() && refusedUntil <= now;
        return batchOf(refusedIsDue ? FreshEvents.upToABatch(refused, limits) : fresh.take());
    }

    private Batch batchOf(List<Held> events) {
        return new Batch(events, 0, answers);
    }

    /** Before anything else, once the pause is over. */
    void again(Batch batch) {
        if (!batch.events().isEmpty()) {
            again.addFirst(batch);
        }
    }

    /** Not before this moment, and without holding up the others. */
    void inDoubt(Batch alone, long dueNanos) {
        inDoubt.add(new InDoubt(alone, dueNanos));
    }

    /** All refused events wait for the last moment that the server named. */
    void refused(List<Held> events, long dueNanos) {
        refused.addAll(events);
        refusedUntil = Math.max(refusedUntil, dueNanos);
    }

    /** Nothing at all is sent before this moment. */
    void pause(long untilNanos) {
        pausedUntil = Math.max(pausedUntil, untilNanos);
    }

    /** The server said what became of an event. */
    void answered() {
        answers++;
    }

    /** Whether the server has answered for other events since this batch was first sent. */
    boolean answeredSince(Batch batch) {
        return answers > batch.answersBefore();
    }
}
