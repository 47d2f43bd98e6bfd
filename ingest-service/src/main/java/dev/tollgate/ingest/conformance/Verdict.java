package dev.tollgate.ingest.conformance;

/** What a rule says of one row. */
enum Verdict {
    HOLDS,
    FAILS,
    /** The row does not tell, or another rule says already what is wrong. */
    NOT_JUDGED;

    static Verdict of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }
}
