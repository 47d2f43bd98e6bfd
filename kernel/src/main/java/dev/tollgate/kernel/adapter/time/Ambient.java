package dev.tollgate.kernel.adapter.time;

import dev.tollgate.kernel.Identifiers;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;

/** The only place in production that asks the machine for the time or for randomness. Tests replace both. */
@ApplicationScoped
final class Ambient {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_RFC_9562 = 0x8000_0000_0000_0000L;

    @Produces
    @DefaultBean
    @ApplicationScoped
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** UUIDs of version 7 (RFC 9562): ordered by time, so that an index of them grows at its end. */
    @Produces
    @DefaultBean
    @ApplicationScoped
    Identifiers identifiers(InstantSource clock) {
        SecureRandom random = new SecureRandom();
        return () -> {
            long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0x0FFFL);
            long low = VARIANT_RFC_9562 | (random.nextLong() >>> 2);
            return new UUID(high, low);
        };
    }
}
