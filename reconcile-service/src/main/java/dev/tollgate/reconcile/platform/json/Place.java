package dev.tollgate.reconcile.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.adapter.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One value in a JSON text, with its path, read strictly: nothing is converted, guessed or filled in.
 *
 * @param path for example {@code providers.aws.required}; empty for the whole text
 */
record Place(String path, JsonNode json) {
    private static final JsonMapper MAPPER = Json.mapper();
    private static final int MAX_TEXT_LENGTH = 4_000;

    /** Counts above this are no longer exact in canonical JSON (RFC 8785), which writes numbers as doubles. */
    private static final long MAX_COUNT = 1L << 53;

    static Place whole(String text) {
        try {
            return new Place("", MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new Mistake("", "is not a JSON text" + where);
        }
    }

    Place at(String name) {
        return maybe(name).orElseThrow(() -> new Mistake(pathOf(name), "is missing"));
    }

    /** An optional value is left out; a null is a mistake like any other. */
    Optional<Place> maybe(String name) {
        mustBe(json.isObject(), "must be an object");
        return Optional.ofNullable(json.get(name)).map(value -> new Place(pathOf(name), value));
    }

    List<Place> items() {
        mustBe(json.isArray(), "must be a list");
        List<Place> items = new ArrayList<>();
        for (JsonNode item : json) {
            items.add(new Place(path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** Refuses keys that nobody would read: they are misspelt, and the one that was meant is missing. */
    Place knowing(Set<String> names) {
        mustBe(json.isObject(), "must be an object");
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new Mistake(
                        pathOf(name), "is not a known key; known are " + String.join(", ", new TreeSet<>(names)));
            }
        });
        return this;
    }

    String text() {
        mustBe(json.isTextual(), "must be a string");
        return json.textValue();
    }

    String shortText() {
        String text = text();
        mustBe(text.length() <= MAX_TEXT_LENGTH, "is longer than " + MAX_TEXT_LENGTH + " characters");
        return text;
    }

    <T> T word(Function<String, Optional<T>> parse, String otherwise) {
        return parse.apply(text()).orElseThrow(() -> new Mistake(path, otherwise));
    }

    boolean flag() {
        mustBe(json.isBoolean(), "must be true or false");
        return json.booleanValue();
    }

    long count() {
        mustBe(json.isIntegralNumber() && json.canConvertToLong(), "must be a whole number");
        long count = json.longValue();
        mustBe(count >= 0 && count <= MAX_COUNT, "must be a whole number from 0 to " + MAX_COUNT);
        return count;
    }

    /** A string only: whoever wrote a JSON number may already have rounded it. */
    BigDecimal amount() {
        return decimalOf(text());
    }

    /** A number or a string; either way the decimal of its text (B2, B5). */
    BigDecimal decimal() {
        if (json.isNumber()) {
            try {
                return ExactDecimal.normalise(json.decimalValue());
            } catch (IllegalArgumentException e) {
                throw new Mistake(path, "has more digits than can be held exactly");
            }
        }
        mustBe(json.isTextual(), "must be a decimal number");
        return decimalOf(json.textValue());
    }

    Money money() {
        BigDecimal amount = at("amount").amount();
        Place currency = at("currency");
        return new Money(amount, currency.currency());
    }

    String currency() {
        try {
            return Money.requireCurrency(text());
        } catch (Money.UnknownCurrency e) {
            throw new Mistake(path, "is not an ISO 4217 currency code");
        }
    }

    Instant instant() {
        try {
            return Instant.parse(text());
        } catch (DateTimeParseException e) {
            throw new Mistake(path, "must be an RFC 3339 instant");
        }
    }

    void mustBe(boolean right, String otherwise) {
        if (!right) {
            throw new Mistake(path, otherwise);
        }
    }

    private BigDecimal decimalOf(String text) {
        try {
            return ExactDecimal.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Mistake(path, "must be a decimal number that can be held exactly");
        }
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
