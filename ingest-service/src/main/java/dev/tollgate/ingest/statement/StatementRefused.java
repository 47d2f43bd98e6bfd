package dev.tollgate.ingest.statement;

/** A statement that cannot be read as one. The message names the place and never repeats a value. */
public final class StatementRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StatementRefused(String explanation) {
        super(explanation);
    }
}
