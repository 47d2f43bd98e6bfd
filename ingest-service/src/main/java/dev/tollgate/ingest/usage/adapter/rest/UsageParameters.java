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

    /** RFC 3339 has four digits for a year; what Java has beyond them is more than PostgreSQL holds. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

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

    static String tenant(@Nullable String text) {
        return name("tenant", required("tenant", text));
    }

    static Optional<String> name(String field, Optional<String> text) {
        return text.map(given -> name(field, given));
    }

    /** Whatever else is no name is one that nothing has; the character zero is one that PostgreSQL refuses to look for. */
    private static String name(String field, String text) {
        if (!canBeName(text)) {
            throw wrong(field, "cannot be a name");
        }
        return text;
    }

    static boolean canBeName(String text) {
        return text.indexOf('\0') < 0;
    }

    static boolean canBeTime(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    static Optional<Instant> instant(String field, @Nullable String text) {
        try {
            Optional<Instant> instant =
                    Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
            if (instant.isEmpty() || canBeTime(instant.get())) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw wrong(field, "is no RFC 3339 time with an offset");
        }
        throw wrong(field, "is no RFC 3339 time with an offset");
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
