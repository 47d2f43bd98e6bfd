package dev.tollgate.usage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The only way to time in the emitter, so that a test needs no sleep. */
interface Pace extends InstantSource {

    /** Nanoseconds since some moment; never goes back. */
    long nanos();

    /** Waits on a condition whose lock is held, for so long at most; may return early. */
    void await(Condition changed, long nanos) throws InterruptedException;

    /** The machine's own clocks. */
    static Pace ofTheMachine() {
        InstantSource wall = InstantSource.system();
        long origin = System.nanoTime();
        return new Pace() {
            @Override
            public Instant instant() {
                return wall.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime() - origin;
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // The caller is the loop.
            public void await(Condition changed, long nanos) throws InterruptedException {
                changed.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
