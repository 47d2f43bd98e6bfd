package dev.tollgate.ingest.statement;

import java.util.Optional;

/** By what a total can be broken down; the same four for what we sum and for what a provider states. */
public enum Dimension {
    SERVICE("service"),
    ACCOUNT("account"),
    DAY("day"),
    CHARGE_CATEGORY("chargeCategory");

    private final String id;

    Dimension(String id) {
        this.id = id;
    }

    /** The spelling in JSON, URLs and tables. */
    public String id() {
        return id;
    }

    public static Optional<Dimension> of(String id) {
        for (Dimension dimension : values()) {
            if (dimension.id.equals(id)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }
}
