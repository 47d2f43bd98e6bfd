package dev.tollgate.usage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Events that were never sent yet, in the order of their taking. Guarded by the lock of {@link InHand}. */
final class FreshEvents {
    private final Limits limits;
    private final Deque<Held> events = new ArrayDeque<>();
    private long bytes;

    FreshEvents(Limits limits) {
        this.limits = limits;
    }

    void add(Held event) {
        events.add(event);
        bytes += event.json().length + 1L;
    }

    int size() {
        return events.size();
    }

    /** True when waiting for more would not make the next request any fuller. */
    boolean fillABatch() {
        return events.size() >= limits.batch().events()
                || bytes >= limits.batch().bytes();
    }

    /** When the next batch should go, as {@link Pace#nanos()}; {@code Long.MAX_VALUE} when there is nothing. */
    long dueNanos(boolean hurried) {
        Held oldest = events.peek();
        if (oldest == null) {
            return Long.MAX_VALUE;
        }
        return hurried || fillABatch()
                ? oldest.takenNanos()
                : oldest.takenNanos() + limits.flushInterval().toNanos();
    }

    List<Held> take() {
        List<Held> taken = upToABatch(events, limits);
        taken.forEach(event -> bytes -= event.json().length + 1L);
        return taken;
    }

    /** Takes from the head of a queue what fits into one request: at least one event of a queue that has any. */
    static List<Held> upToABatch(Deque<Held> queue, Limits limits) {
        List<Held> taken = new ArrayList<>();
        long room = limits.batch().bytes() - 1L;
        for (Held next = queue.peek();
                next != null && taken.size() < limits.batch().events();
                next = queue.peek()) {
            room -= next.json().length + 1L;
            if (room < 0) {
                break;
            }
            taken.add(queue.remove());
        }
        return taken;
    }
}
