package dev.tollgate.reconcile.total;

import java.util.Optional;

/** Where a fact came from (A2): fixtures that anybody can repeat, or the real provider. */
public enum Mode {
    DETERMINISTIC("deterministic"),
    LIVE("live");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** The spelling in JSON, URLs and tables. */
    public String word() {
        return word;
    }

    public static Optional<Mode> of(String word) {
        for (Mode mode : values()) {
            if (mode.word.equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return word;
    }
}
