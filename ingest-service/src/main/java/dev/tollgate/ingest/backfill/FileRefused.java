package dev.tollgate.ingest.backfill;

/** A file that is, as a whole, not what a backfill can be made of. Its message says why, and repeats nothing of it. */
public final class FileRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public FileRefused(String explanation) {
        super(explanation);
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }
}
