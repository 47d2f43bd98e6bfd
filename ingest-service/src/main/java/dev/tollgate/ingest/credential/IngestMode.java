package dev.tollgate.ingest.credential;

import java.util.Locale;
import java.util.Optional;

/** Where a fact comes from (A2); every run, export and total carries it for ever. */
public enum IngestMode {
    /** From files that lie ready: repeatable, without credentials. */
    DETERMINISTIC,
    /** From the provider itself, with strict credential checks (A4). */
    LIVE;

    /** The spelling in JSON, URLs, tables and {@code BILLING_INGEST_MODE}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<IngestMode> of(String id) {
        for (IngestMode mode : values()) {
            if (mode.id().equals(id)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return id();
    }
}
