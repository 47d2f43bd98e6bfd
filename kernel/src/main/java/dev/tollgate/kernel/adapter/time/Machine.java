package dev.tollgate.kernel.adapter.time;

import dev.tollgate.kernel.Identifiers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The machine's own time and chance: injected in a service, handed on by {@code main} in a command. The only place in
 * production that asks the machine for either.
 */
public record Machine(InstantSource clock, Identifiers identifiers) {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_RFC_9562 = 0x8000_0000_0000_0000L;

    public static Machine real() {
        // PostgreSQL keeps microseconds: with more, what was answered would differ from what is read back.
        InstantSource clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
        SecureRandom random = new SecureRandom();
        return new Machine(clock, () -> timeOrdered(clock, random));
    }

    /** A UUID of version 7 (RFC 9562): ordered by time, so that an index of them grows at its end. */
    private static UUID timeOrdered(InstantSource clock, SecureRandom random) {
        long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0x0FFFL);
        long low = VARIANT_RFC_9562 | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
