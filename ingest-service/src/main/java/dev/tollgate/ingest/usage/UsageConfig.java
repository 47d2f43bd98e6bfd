package dev.tollgate.ingest.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How late usage may come, and how much of it at once. */
@ConfigMapping(prefix = "tollgate.usage")
public interface UsageConfig {
    /** How far back an event's time may lie ({@code TOLLGATE_USAGE_MAX_AGE}); an older one is rejected. 32 days. */
    @WithDefault("P32D")
    Duration maxAge();

    /** The same for a backfill ({@code TOLLGATE_USAGE_BACKFILL_MAX_AGE}). 400 days. */
    @WithDefault("P400D")
    Duration backfillMaxAge();

    /** How far ahead of our clock an event's time may lie, for clocks that differ. 5 minutes. */
    @WithDefault("PT5M")
    Duration maxAhead();

    /** How long after its hour an event is still on time; later it is late, and marked so. 5 minutes. */
    @WithDefault("PT5M")
    Duration grace();

    /**
     * How many events each tenant may send a second, in the long run, to each replica ({@code
     * TOLLGATE_USAGE_TENANT_RATE}). Above it, its events are refused until later. 20,000.
     */
    @WithDefault("20000")
    long tenantRate();

    /** How many it may send at once after a pause; at least a request's 10,000. 100,000. */
    @WithDefault("100000")
    long tenantBurst();

    /** How many tenants' rates are remembered; the one that was idle longest is forgotten first. 100,000. */
    @WithDefault("100000")
    long tenantsRemembered();

    /**
     * How many events may be in hand, read and not yet answered ({@code TOLLGATE_USAGE_MAX_IN_HAND}). Beyond it requests
     * are answered 429. Each takes up to some 2 KiB of heap, most take 500 bytes. 40,000.
     */
    @WithDefault("40000")
    int maxInHand();

    /** How long a body may take to arrive, as a whole; then 408. 30 s. */
    @WithDefault("PT30S")
    Duration bodyTime();

    /** How many batches are stored at the same moment, each on a connection of its own. 3: while one waits for the disk, two work. */
    @WithDefault("3")
    int writers();

    /** How many events are stored in one statement at most; those of several requests go together. 2,000. */
    @WithDefault("2000")
    int batch();

    /** How long PostgreSQL may take to confirm a batch; then the requests are answered 503. 20 s. */
    @WithDefault("PT20S")
    Duration storeTime();
}
