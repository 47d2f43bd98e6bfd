package dev.tollgate.ingest.usage;

/** PostgreSQL did not confirm that events are stored. They may be; nobody knows. */
public final class NotConfirmed extends Exception {
    private static final long serialVersionUID = 1L;

    NotConfirmed(String message, Throwable cause) {
        super(message, cause);
    }

    NotConfirmed(String message) {
        super(message);
    }
}
