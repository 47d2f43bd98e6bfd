package dev.tollgate.ingest.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one request has in one batch, and the answer that it waits for.
 *
 * @param held emptied when nobody waits any more, so that what is given up takes no memory while it stands in line
 */
record Share<E, O>(AtomicReference<List<E>> held, CompletableFuture<List<O>> answer) {
    static <E, O> Share<E, O> of(List<E> all) {
        return new Share<>(new AtomicReference<>(all), new CompletableFuture<>());
    }

    int size() {
        return held.get().size();
    }

    void abandon() {
        held.set(List.of());
    }
}
