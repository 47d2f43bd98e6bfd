package dev.tollgate.ingest.refetch;

import dev.tollgate.kernel.Identifiers;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a delivery waits before its object is asked for again: a bound that doubles, with chance between its half and
 * its whole, so that what failed together does not come again together.
 *
 * @param longest the bound's end
 */
record RetryPause(Duration first, Duration longest, Identifiers chance) {
    /** No header of a peer may switch us off for days. */
    static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private static final int MAX_DOUBLINGS = 20;

    /**
     * @param tries how often it was tried so far, from 1
     * @param asked what {@code Retry-After} asked for: never less than that, up to {@link #LONGEST_ASKED}
     */
    Duration after(int tries, Optional<Duration> asked) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(tries - 1L, 0, MAX_DOUBLINGS));
        Duration half = shorter(doubled, longest).dividedBy(2);
        long drawn = chance.next().getLeastSignificantBits() & 0xFFFF;
        Duration pause = half.plus(half.multipliedBy(drawn).dividedBy(0xFFFF));
        return asked.map(RetryPause::bounded)
                .filter(wait -> wait.compareTo(pause) > 0)
                .orElse(pause);
    }

    static Duration bounded(Duration asked) {
        return shorter(asked, LONGEST_ASKED);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
