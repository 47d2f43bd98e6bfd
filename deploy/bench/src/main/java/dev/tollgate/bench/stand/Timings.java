package dev.tollgate.bench.stand;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** When each request of a round was answered, and how long it took. Any number of threads add to it. */
public final class Timings {
    private final int eventsEach;
    private final LongSupplier nanoTime;
    private final long began;
    private final long[] answeredAt;
    private final long[] took;
    private final AtomicInteger count = new AtomicInteger();

    /** @param requests exactly as many as will be added */
    public Timings(int requests, int eventsEach) {
        this(requests, eventsEach, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} has it */
    public Timings(int requests, int eventsEach, LongSupplier nanoTime) {
        this.eventsEach = eventsEach;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.answeredAt = new long[requests];
        this.took = new long[requests];
    }

    /** A request that was sent then is answered now. */
    public void answered(long sentAt) {
        long now = nanoTime.getAsLong();
        int slot = count.getAndIncrement();
        answeredAt[slot] = now - began;
        took[slot] = now - sentAt;
    }

    public int eventsEach() {
        return eventsEach;
    }

    /** Of each request, in nanoseconds since the round began. */
    public long[] answeredAt() {
        return answeredAt.clone();
    }

    /** Of each request, in nanoseconds. */
    public long[] took() {
        return took.clone();
    }
}
