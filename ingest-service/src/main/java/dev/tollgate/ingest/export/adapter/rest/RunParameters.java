package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.export.AwaitingRun;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.ProviderId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parameters from text to closed types; the unknown is refused, and never repeated. */
final class RunParameters {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private RunParameters() {}

    static ProblemException wrong(String field, String message) {
        return new ProblemException(Problem.InvalidRequest.of(field, message));
    }

    static UUID id(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw wrong(field, "is no id of a run");
        }
    }

    static Duration wait(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        String digits = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        Duration wait = Duration.ofSeconds(number("wait", digits));
        if (wait.isNegative() || wait.compareTo(AwaitingRun.MAX_WAIT) > 0) {
            throw wrong("wait", "is not between 0s and " + AwaitingRun.MAX_WAIT.toSeconds() + "s");
        }
        return wait;
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = number("limit", text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw wrong("limit", "is not between 1 and " + MAX_LIMIT);
        }
        return limit;
    }

    static Optional<ProviderId> provider(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(
                ProviderId.of(text).orElseThrow(() -> wrong("provider", "is none of " + ProviderId.tierOne())));
    }

    static Optional<BillingPeriod> period(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(BillingPeriod.of(text));
        } catch (IllegalArgumentException e) {
            throw wrong("billingPeriod", "is not written YYYY-MM");
        }
    }

    private static int number(String field, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(field, "is no whole number");
        }
    }
}
