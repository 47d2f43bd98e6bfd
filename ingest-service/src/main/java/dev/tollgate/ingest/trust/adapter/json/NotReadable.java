package dev.tollgate.ingest.trust.adapter.json;

/** A body that is no JSON, or not within bounds. Without a word of what stands in it. */
final class NotReadable extends Exception {
    private static final long serialVersionUID = 1;

    NotReadable() {
        super("not readable", null, false, false);
    }
}
