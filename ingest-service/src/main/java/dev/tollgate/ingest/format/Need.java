package dev.tollgate.ingest.format;

import java.util.Arrays;
import java.util.Locale;

/** How badly a field is needed; the word in the tables is the name in lower case. */
public enum Need {
    /** A header without its column is refused, and a row without its value is quarantined. */
    VALUE,
    /** A header without its column is refused; a row may leave it blank. */
    COLUMN,
    /** May be missing altogether. */
    OPTIONAL,
    /** Where a row leaves it blank, the delivery says it. */
    DELIVERY;

    static Need of(String word) {
        return Arrays.stream(values())
                .filter(need -> need.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such need: " + word));
    }
}
