package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Money;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a target answered.
 *
 * @param status the HTTP status
 * @param texts the JSON strings by their path, {@code balance.amount}. A JSON number is in neither map: an amount that
 *     is written as one may already be rounded
 * @param flags the JSON booleans by their path
 */
public record Answer(int status, Map<String, String> texts, Map<String, Boolean> flags) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Answer {
        texts = Map.copyOf(texts);
        flags = Map.copyOf(flags);
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /** An id that may become a part of a path; one with a slash or dots could lead us elsewhere. */
    Optional<String> id() {
        return text("id").filter(id -> ID.matcher(id).matches());
    }

    /** The amount at a path, exact; absent when it is not a string amount with a currency. */
    Optional<Money> money(String path) {
        String amount = texts.get(path + ".amount");
        String currency = texts.get(path + ".currency");
        if (amount == null || currency == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.of(amount, currency));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }
}
