package dev.tollgate.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** What the tests of the emitter have in common. */
final class EmitterSetup {
    static final Duration DEADLINE = Duration.ofSeconds(20);
    static final Usage USAGE =
            Usage.of("acme", "api", "requests", new BigDecimal("12.50"), Instant.parse("2026-11-21T09:00:00.25Z"));
    private static final long SEED = 20_261_121L;

    private EmitterSetup() {}

    /** An emitter to the stub that waits a millisecond for a fuller batch, and no time at all after failures. */
    static EmitterBuilder to(StubServer server, FakePace pace) {
        return UsageEmitter.builder(server.address(), "/shop/eu", () -> "key-1")
                .flushInterval(Duration.ofMillis(1))
                .random(new Random(SEED))
                .pace(pace);
    }

    static Usage of(String tenant) {
        return Usage.of(tenant, "api", "requests", BigDecimal.ONE, Instant.parse("2026-11-21T09:00:00Z"));
    }

    /** Waits until it is so; gives up after a deadline. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + DEADLINE);
            }
            Thread.onSpinWait();
        }
    }
}
