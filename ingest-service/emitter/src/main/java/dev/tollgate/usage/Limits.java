package dev.tollgate.usage;

import java.time.Duration;

/** The bounds of one emitter; {@link EmitterBuilder} documents each and its default. */
record Limits(
        int batchEvents,
        int batchBytes,
        Duration flushInterval,
        int queueEvents,
        long queueBytes,
        Duration requestTimeout,
        Duration backoffMin,
        Duration backoffMax) {

    /** The server's bounds for one request and one event (usage.md). */
    static final int MOST_BATCH_EVENTS = 10_000;

    static final int MOST_BATCH_BYTES = 10 * 1024 * 1024;
    static final int MOST_EVENT_BYTES = 16 * 1024;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    static final Limits DEFAULTS = new Limits(
            1_000,
            1024 * 1024,
            Duration.ofSeconds(1),
            100_000,
            64L * 1024 * 1024,
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(60));

    Limits {
        check("batchEvents", batchEvents, 1, MOST_BATCH_EVENTS);
        // With two brackets and room for one event of the largest size, every event fits into some batch.
        check("batchBytes", batchBytes, MOST_EVENT_BYTES + 2, MOST_BATCH_BYTES);
        check("queueEvents", queueEvents, 1, 10_000_000);
        check("queueBytes", queueBytes, 2L * MOST_EVENT_BYTES, 16L * 1024 * 1024 * 1024);
        check("flushInterval", flushInterval, SHORTEST);
        check("requestTimeout", requestTimeout, SHORTEST);
        check("backoffMin", backoffMin, SHORTEST);
        check("backoffMax", backoffMax, backoffMin);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    private static void check(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + LONGEST + ", not " + value);
        }
    }
}
