package dev.tollgate.ingest.outbound;

import java.time.Duration;

/** Waits before something is tried again; a test counts instead. */
@FunctionalInterface
public interface Pause {
    void sleep(Duration duration) throws InterruptedException;

    /** @throws OutboundRefused as cut off, when this thread is to stop */
    default void waitOut(Duration duration) {
        try {
            sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundRefused(OutboundFailure.CUT_OFF, "stopped while waiting to try again");
        }
    }
}
