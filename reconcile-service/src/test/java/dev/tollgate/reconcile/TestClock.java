package dev.tollgate.reconcile;

import dev.tollgate.kernel.house.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The service's clock in tests: it stands still at {@link #START} until a test moves it. */
public final class TestClock {
    public static final Instant START = Instant.parse("2026-10-06T08:00:00Z");

    TestClock() {}

    @Produces
    @Singleton
    static MovableClock movable() {
        return new MovableClock(START);
    }
}
