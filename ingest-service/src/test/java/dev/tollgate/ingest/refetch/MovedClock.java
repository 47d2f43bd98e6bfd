package dev.tollgate.ingest.refetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until a test moves it. */
public final class MovedClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves it on. */
    public void pass(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }
}
