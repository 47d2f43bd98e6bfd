package dev.tollgate.ingest.trust;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a signed time may lie from ours, inclusive and in whole seconds, as senders count them.
 *
 * @param ahead empty where any time ahead of ours is taken
 */
record Tolerance(Duration past, Optional<Duration> ahead) {
    static Tolerance both(Duration either) {
        return new Tolerance(either, Optional.of(either));
    }

    Reason judge(long second, Instant now) {
        long age = now.getEpochSecond() - second;
        if (age > past.toSeconds()) {
            return Reason.STALE;
        }
        return ahead.isPresent() && -age > ahead.get().toSeconds() ? Reason.FUTURE : Reason.VALID;
    }
}
