package dev.tollgate.ingest.platform.parquet;

/** A part of the format that we do not read. Whoever knows where it stands makes a refusal of it. */
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
