package dev.tollgate.usage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): they begin with the time, so that the server's index grows at its end
 * and does not slow down; 62 random bits make them unique among all emitters.
 */
final class EventIds {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int VARIANT_BITS = 2;

    private final InstantSource clock;
    private final RandomGenerator random;

    EventIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    String next() {
        Instant now = clock.instant();
        // The 12 bits after the version hold the fraction of the millisecond (RFC 9562, section 6.2, method 3).
        long fraction = (now.getNano() % NANOS_PER_MILLI) * 4_096 / NANOS_PER_MILLI;
        long high = (now.toEpochMilli() << 16) | 0x7000L | fraction;
        long low = (random.nextLong() >>> VARIANT_BITS) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}
