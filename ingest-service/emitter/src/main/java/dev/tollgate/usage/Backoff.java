package dev.tollgate.usage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: doubled each time up to a bound, and then between half of it and all of it by
 * chance, so that many emitters do not come back at one moment.
 */
final class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private final long minNanos;
    private final long maxNanos;
    private final RandomGenerator random;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.minNanos = min.toNanos();
        this.maxNanos = max.toNanos();
        this.random = random;
    }

    /** After this many failures, at least one. */
    long nanosAfter(int failures) {
        long factor = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
        // Compared by division: the product could pass the range of a long.
        return spread(minNanos > maxNanos / factor ? maxNanos : minNanos * factor);
    }

    /** The longest there is, for what only a human can mend. */
    long slowNanos() {
        return spread(maxNanos);
    }

    private long spread(long nanos) {
        return nanos - random.nextLong(nanos / 2 + 1);
    }
}
