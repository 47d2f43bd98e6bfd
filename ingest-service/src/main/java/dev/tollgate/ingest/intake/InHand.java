package dev.tollgate.ingest.intake;

import java.util.concurrent.atomic.AtomicInteger;

/** How much this process holds: read, and not yet answered. For any number of threads. */
public final class InHand {
    private final int limit;
    private final AtomicInteger held = new AtomicInteger();

    public InHand(int limit) {
        this.limit = limit;
    }

    /** Takes one more, unless that is more than we hold. */
    public boolean take() {
        return take(1);
    }

    /** Takes so many more, or none where that is more than we hold. */
    public boolean take(int count) {
        if (held.addAndGet(count) > limit) {
            held.addAndGet(-count);
            return false;
        }
        return true;
    }

    public void release(int count) {
        held.addAndGet(-count);
    }

    public int held() {
        return held.get();
    }
}
