package dev.tollgate.ingest.conformance;

import java.util.Locale;

/** How much the specification wants what a rule says, by its words of RFC 2119. */
public enum Severity {
    /** MUST and MUST NOT. */
    ERROR,
    /** SHOULD, SHOULD NOT and RECOMMENDED. */
    WARNING;

    /** The word in tables, options and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
