package dev.tollgate.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Pauses as the other does, but for the wait of an hour for a fuller batch: that one ends when the batch is full. */
record LingeringPace(FakePace skipping) implements Pace {
    @Override
    public Instant instant() {
        return skipping.instant();
    }

    @Override
    public long nanos() {
        return skipping.nanos();
    }

    @Override
    public void await(Condition changed, long wait) throws InterruptedException {
        if (wait > Duration.ofMinutes(50).toNanos()) {
            changed.await();
        } else {
            skipping.await(changed, wait);
        }
    }
}
