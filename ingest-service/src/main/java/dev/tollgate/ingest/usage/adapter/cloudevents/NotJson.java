package dev.tollgate.ingest.usage.adapter.cloudevents;

/** What was cut out of a body is not one JSON value. Says where, in bytes from its start, and repeats nothing of it. */
final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final int index;

    NotJson(String message, int index) {
        super(message, null, false, false);
        this.index = index;
    }

    int index() {
        return index;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
