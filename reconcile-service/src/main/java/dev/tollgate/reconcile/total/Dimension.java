package dev.tollgate.reconcile.total;

import java.util.Optional;

/** By what a statement may break its total down; cells are listed in this order. */
public enum Dimension {
    SERVICE("service"),
    ACCOUNT("account"),
    DAY("day"),
    CHARGE_CATEGORY("chargeCategory");

    private final String word;

    Dimension(String word) {
        this.word = word;
    }

    /** The spelling in JSON and URLs. */
    public String word() {
        return word;
    }

    public static Optional<Dimension> of(String word) {
        for (Dimension dimension : values()) {
            if (dimension.word.equals(word)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return word;
    }
}
