package dev.tollgate.ingest.usage;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one request has in one batch, and the answer that it waits for.
 *
 * @param events emptied when nobody waits any more, so that what is given up takes no memory while it stands in line
 */
record Share(AtomicReference<List<TimedEvent>> events, CompletableFuture<List<Outcome>> answer) {
    /** Tells a writer to end. */
    static final Share END = of(List.of());

    static Share of(List<TimedEvent> events) {
        return new Share(new AtomicReference<>(events), new CompletableFuture<>());
    }

    int size() {
        return events.get().size();
    }

    void abandon() {
        events.set(List.of());
    }
}
