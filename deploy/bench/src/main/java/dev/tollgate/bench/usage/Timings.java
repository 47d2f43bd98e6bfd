package dev.tollgate.bench.usage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** When each request of a round was answered, and how long it took. Any number of threads add to it. */
final class Timings {
    private final int eventsEach;
    private final LongSupplier nanoTime;
    private final long began;
    private final long[] answeredAt;
    private final long[] took;
    private final AtomicInteger count = new AtomicInteger();

    /** @param requests exactly as many as will be added */
    Timings(int requests, int eventsEach) {
        this(requests, eventsEach, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} has it */
    Timings(int requests, int eventsEach, LongSupplier nanoTime) {
        this.eventsEach = eventsEach;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.answeredAt = new long[requests];
        this.took = new long[requests];
    }

    /** A request that was sent then is answered now. */
    void answered(long sentAt) {
        long now = nanoTime.getAsLong();
        int slot = count.getAndIncrement();
        answeredAt[slot] = now - began;
        took[slot] = now - sentAt;
    }

    int eventsEach() {
        return eventsEach;
    }

    /** Of each request, in nanoseconds since the round began. */
    long[] answeredAt() {
        return answeredAt.clone();
    }

    /** Of each request, in nanoseconds. */
    long[] took() {
        return took.clone();
    }
}
