package dev.tollgate.ingest.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * How long to wait before a call is tried again: full jitter over a bound that doubles, and never less than the other
 * side asked for.
 *
 * @param attempts how often in all
 * @param longest the longest wait
 */
public record Backoff(int attempts, Duration longest) {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    /** Whether a status says that the same call may succeed a little later. */
    public static boolean isPassing(int status) {
        return PASSING.contains(status);
    }

    /**
     * @param tried how often so far, from 1
     * @param asked what {@code Retry-After} asked for
     * @param chance of which the lowest 16 bits decide
     * @return empty when it is not to be tried again
     */
    public Optional<Duration> pause(int tried, Optional<Duration> asked, long chance) {
        if (tried >= attempts
                || asked.filter(wait -> wait.compareTo(longest) > 0).isPresent()) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tried - 1, 20));
        Duration bound = doubled.compareTo(longest) > 0 ? longest : doubled;
        Duration jittered = bound.multipliedBy(chance & 0xFFFF).dividedBy(0xFFFF);
        return Optional.of(asked.filter(wait -> wait.compareTo(jittered) > 0).orElse(jittered));
    }

    /** {@code Retry-After} of RFC 9110, 10.2.3: seconds or a date; empty for anything else. */
    public static Optional<Duration> retryAfter(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration left = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
