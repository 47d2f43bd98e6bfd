package dev.tollgate.ingest.usage;

import java.time.Duration;

/** How much each tenant may send. */
public interface TenantRates {
    /** Takes as many as may be sent now, and says when the rest may come. */
    Grant take(String tenant, int events);

    /**
     * @param events how many of them may be sent now
     * @param retryAfter until the rest may, or as many of it as may come at once; zero when there is none
     */
    record Grant(int events, Duration retryAfter) {}
}
