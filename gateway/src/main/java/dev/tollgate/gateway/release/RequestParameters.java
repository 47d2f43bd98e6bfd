package dev.tollgate.gateway.release;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids and pages from text to closed types; the value itself is never repeated. */
public final class RequestParameters {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");

    private RequestParameters() {}

    /** Strict, because {@link UUID#fromString} takes {@code 1-1-1-1-1} for an id. */
    public static UUID id(String field, String text) {
        if (!ID.matcher(text).matches()) {
            throw wrong(field, "is no UUID");
        }
        return UUID.fromString(text);
    }

    public static Optional<UUID> cursor(Optional<String> text) {
        return text.map(given -> id("cursor", given));
    }

    public static int limit(String text) {
        if (!LIMIT.matcher(text).matches()) {
            throw wrong("limit", "is no whole number between 1 and 100");
        }
        return Integer.parseInt(text);
    }

    private static ProblemException wrong(String field, String message) {
        return new ProblemException(Problem.InvalidRequest.of(field, message));
    }
}
