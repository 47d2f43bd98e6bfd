package dev.tollgate.bench.usage;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** How a sender makes its ids. */
enum EventIds {
    /** Begins with the time (RFC 9562, section 5.7), as our emitter makes them. */
    V7 {
        @Override
        UUID next(Instant now, RandomGenerator random) {
            long fraction = (now.getNano() % NANOS_A_MILLI) * FRACTIONS / NANOS_A_MILLI;
            long high = (now.toEpochMilli() << TIME_SHIFT) | VERSION_7 | fraction;
            return new UUID(high, variant(random));
        }
    },
    /** Random throughout, which spreads inserts over the whole index. */
    V4 {
        @Override
        UUID next(Instant now, RandomGenerator random) {
            return new UUID((random.nextLong() & ~VERSION_MASK) | VERSION_4, variant(random));
        }
    };

    /** In their text, always. */
    static final int CHARS = 36;

    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long FRACTIONS = 4_096;
    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000;
    private static final long VERSION_4 = 0x4000;
    private static final long VERSION_MASK = 0xF000;
    private static final int VARIANT_BITS = 2;

    abstract UUID next(Instant now, RandomGenerator random);

    private static long variant(RandomGenerator random) {
        return (random.nextLong() >>> VARIANT_BITS) | Long.MIN_VALUE;
    }
}
