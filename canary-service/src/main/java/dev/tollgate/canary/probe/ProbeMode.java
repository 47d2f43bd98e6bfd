package dev.tollgate.canary.probe;

import java.util.Locale;
import java.util.Optional;

/** Against what a probe runs; every run carries it for ever. */
public enum ProbeMode {
    /** The built-in sandbox, and nothing else. */
    MOCK,
    /** A deployed system's sandbox; known, and not part of this version. */
    STAGING;

    /** The spelling in JSON, URLs, tables and options. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProbeMode> of(String id) {
        for (ProbeMode mode : values()) {
            if (mode.id().equals(id)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
