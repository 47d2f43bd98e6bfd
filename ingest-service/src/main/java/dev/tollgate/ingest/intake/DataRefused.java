package dev.tollgate.ingest.intake;

/**
 * The store cannot hold what it was given, however often it is given it. Says nothing of the store itself: what came
 * together with it may be held.
 */
public final class DataRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message without anything of what was given */
    public DataRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
