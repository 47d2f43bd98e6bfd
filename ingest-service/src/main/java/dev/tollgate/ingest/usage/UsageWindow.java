package dev.tollgate.ingest.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which times are taken, and which of them are late.
 *
 * @param maxAge how far back a time may lie
 * @param maxAhead how far ahead of now
 * @param grace how long after its hour an event is still on time
 */
public record UsageWindow(Duration maxAge, Duration maxAhead, Duration grace) {
    /** Why an event of that time is not taken now; empty when it is. */
    public Optional<DropReason> outside(Instant time, Instant now) {
        if (time.isBefore(now.minus(maxAge))) {
            return Optional.of(DropReason.TOO_OLD);
        }
        return time.isAfter(now.plus(maxAhead)) ? Optional.of(DropReason.IN_THE_FUTURE) : Optional.empty();
    }

    public boolean isLate(Instant time, Instant now) {
        Instant hourEnd = time.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return now.isAfter(hourEnd.plus(grace));
    }
}
