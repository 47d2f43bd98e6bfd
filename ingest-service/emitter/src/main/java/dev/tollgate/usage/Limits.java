package dev.tollgate.usage;

import java.time.Duration;

/** The bounds of one emitter; {@link EmitterBuilder} documents each and its default. */
record Limits(Batch batch, Duration flushInterval, Queue queue, Duration requestTimeout, Pause backoff) {

    /** The server's bounds for one request and one event (usage.md). */
    static final int MOST_BATCH_EVENTS = 10_000;

    static final int MOST_BATCH_BYTES = 10 * 1024 * 1024;
    static final int MOST_EVENT_BYTES = 16 * 1024;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    static final Limits DEFAULTS = new Limits(
            new Batch(1_000, 1024 * 1024),
            Duration.ofSeconds(1),
            new Queue(100_000, 64L * 1024 * 1024),
            Duration.ofSeconds(30),
            new Pause(Duration.ofMillis(200), Duration.ofSeconds(60)));

    Limits {
        check("flushInterval", flushInterval, SHORTEST);
        check("requestTimeout", requestTimeout, SHORTEST);
    }

    Limits with(Batch other) {
        return new Limits(other, flushInterval, queue, requestTimeout, backoff);
    }

    Limits with(Queue other) {
        return new Limits(batch, flushInterval, other, requestTimeout, backoff);
    }

    Limits with(Pause other) {
        return new Limits(batch, flushInterval, queue, requestTimeout, other);
    }

    Limits withFlushInterval(Duration other) {
        return new Limits(batch, other, queue, requestTimeout, backoff);
    }

    Limits withRequestTimeout(Duration other) {
        return new Limits(batch, flushInterval, queue, other, backoff);
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

    /** What one request holds at most. */
    record Batch(int events, int bytes) {
        Batch {
            check("batchEvents", events, 1, MOST_BATCH_EVENTS);
            // With two brackets and room for one event of the largest size, every event fits into some batch.
            check("batchBytes", bytes, MOST_EVENT_BYTES + 2, MOST_BATCH_BYTES);
        }
    }

    /** What is in hand at most. */
    record Queue(int events, long bytes) {
        Queue {
            check("queueEvents", events, 1, 10_000_000);
            check("queueBytes", bytes, 2L * MOST_EVENT_BYTES, 16L * 1024 * 1024 * 1024);
        }
    }

    /** How long to wait after a failure, and after many. */
    record Pause(Duration min, Duration max) {
        Pause {
            check("backoffMin", min, SHORTEST);
            check("backoffMax", max, min);
        }
    }
}
