package dev.tollgate.ingest.conformance;

import java.util.Optional;

/** A published version of the FOCUS specification, oldest first. */
public enum FocusVersion {
    V1_0("1.0"),
    V1_1("1.1"),
    V1_2("1.2"),
    V1_3("1.3");

    private final String number;

    FocusVersion(String number) {
        this.number = number;
    }

    public static Optional<FocusVersion> of(String number) {
        for (FocusVersion version : values()) {
            if (version.number.equals(number)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return number;
    }
}
