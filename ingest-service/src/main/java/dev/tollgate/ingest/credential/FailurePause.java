package dev.tollgate.ingest.credential;

import java.time.Duration;

/**
 * How long a reference that did not resolve is left alone: a bound that doubles with each failure, and of it between the
 * half and the whole, so that replicas which failed together do not ask together again.
 */
record FailurePause(Duration first, Duration longest) {
    FailurePause {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("TOLLGATE_CREDENTIAL_FIRST_PAUSE must be more than nothing, and"
                    + " TOLLGATE_CREDENTIAL_LONGEST_PAUSE no less than it");
        }
    }

    /**
     * @param times how often in a row it failed, from 1
     * @param chance of which the lowest 16 bits decide
     */
    Duration after(int times, long chance) {
        Duration bound = first;
        for (int doubled = 1; doubled < times && bound.compareTo(longest) < 0; doubled++) {
            bound = bound.multipliedBy(2);
        }
        Duration half = (bound.compareTo(longest) > 0 ? longest : bound).dividedBy(2);
        return half.plus(half.multipliedBy(chance & 0xFFFF).dividedBy(0xFFFF));
    }
}
