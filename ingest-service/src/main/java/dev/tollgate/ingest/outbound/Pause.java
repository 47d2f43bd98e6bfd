package dev.tollgate.ingest.outbound;

import java.time.Duration;

/** Waits before something is tried again; a test counts instead. */
@FunctionalInterface
public interface Pause {
    void sleep(Duration duration) throws InterruptedException;
}
