package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import java.time.Duration;

/** Waits; a test counts instead. */
@FunctionalInterface
interface Pause {
    void sleep(Duration duration);

    static void really(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundRefused(OutboundFailure.CUT_OFF, "stopped while waiting to try again");
        }
    }
}
