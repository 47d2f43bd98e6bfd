package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters from text to closed types; what is refused is never repeated. */
final class UsageParameters {
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 500;

    private UsageParameters() {}

    static ProblemException wrong(String field, String message) {
        return new ProblemException(Problem.InvalidRequest.of(field, message));
    }

    static String required(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw wrong(field, "is missing");
        }
        return text;
    }

    static Optional<Instant> instant(String field, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw wrong(field, "is no RFC 3339 time with an offset");
        }
    }

    static Instant hour(String field, @Nullable String text) {
        Instant instant = instant(field, required(field, text)).orElseThrow();
        if (!instant.equals(instant.truncatedTo(ChronoUnit.HOURS))) {
            throw wrong(field, "is no whole hour");
        }
        return instant;
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        long limit = number("limit", text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw wrong("limit", "is not between 1 and " + MAX_LIMIT);
        }
        return (int) limit;
    }

    static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong(field, "is no whole number");
        }
    }
}
