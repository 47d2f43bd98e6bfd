package dev.tollgate.ingest.export;

import java.util.Arrays;
import java.util.Optional;

/** What a person who asks for a run may accept beforehand, and what the run otherwise holds against a delivery. */
public enum Acceptance {
    /** Other content for a month that was closed: the provider has restated it, and somebody knows. */
    CLOSED_PERIOD,
    /** A total that moved too far since the last delivery. */
    TOTAL_JUMP;

    public static Optional<Acceptance> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
