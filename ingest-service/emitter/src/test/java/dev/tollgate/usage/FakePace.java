package dev.tollgate.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock whose pauses are over at once: it moves by as much as was to be waited, and writes that down. */
final class FakePace implements Pace {
    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @Override
    public Instant instant() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void await(Condition changed, long wait) {
        pauses.add(Duration.ofNanos(wait));
        nanos.addAndGet(wait);
    }

    /** The pauses after failures: all but the waiting for a fuller batch, which tests set to a millisecond. */
    List<Duration> pauses() {
        return pauses.stream()
                .filter(pause -> pause.compareTo(Duration.ofMillis(1)) > 0)
                .toList();
    }
}
