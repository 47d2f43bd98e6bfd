package dev.tollgate.ingest.platform.csv;

/** A guess where a record ends may have been wrong: the file has to be read again without guessing. */
final class WrongCut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongCut() {
        super("a cut may be within a record", null, false, false);
    }
}
