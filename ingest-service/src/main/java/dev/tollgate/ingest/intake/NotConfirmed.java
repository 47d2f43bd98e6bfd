package dev.tollgate.ingest.intake;

/** PostgreSQL did not confirm that something is stored. It may be; nobody knows. */
public final class NotConfirmed extends Exception {
    private static final long serialVersionUID = 1L;

    public NotConfirmed(String message, Throwable cause) {
        super(message, cause);
    }

    NotConfirmed(String message) {
        super(message);
    }
}
