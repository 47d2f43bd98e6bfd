package dev.tollgate.ingest.platform.parquet;

/** What a page says cannot be so. Whoever knows where the page lies makes a refusal of it. */
final class BrokenPage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPage(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
