package dev.tollgate.ingest.statement;

import java.util.Locale;

/** Who put a statement into words; it stays with the statement for ever. */
public enum StatementOrigin {
    /** A file that somebody laid down, such as an invoice's figures. */
    FILE,
    /** The provider's own interface, asked by us. */
    API;

    /** The spelling in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
