package dev.tollgate.ingest.usage;

import java.util.concurrent.atomic.AtomicInteger;

/** How many events this process holds: read, and not yet answered. For any number of threads. */
public final class InHand {
    private final int limit;
    private final AtomicInteger held = new AtomicInteger();

    public InHand(int limit) {
        this.limit = limit;
    }

    /** Takes one more, unless that is more than we hold. */
    public boolean take() {
        if (held.incrementAndGet() > limit) {
            held.decrementAndGet();
            return false;
        }
        return true;
    }

    public void release(int events) {
        held.addAndGet(-events);
    }

    public int held() {
        return held.get();
    }
}
