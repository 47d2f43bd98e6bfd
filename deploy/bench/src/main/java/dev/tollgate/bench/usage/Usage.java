package dev.tollgate.bench.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event says besides its identity, for our side and the other alike.
 *
 * @param secondsAgo how long before its sending it was used, 1 to 60
 * @param millis into that second
 */
record Usage(
        String tenant,
        String product,
        String meter,
        Optional<String> subscription,
        BigDecimal quantity,
        int secondsAgo,
        int millis) {

    /** @param second of the sending, whole */
    Instant time(Instant second) {
        return second.minusSeconds(secondsAgo).plusMillis(millis);
    }
}
