package dev.tollgate.ingest.conformance;

/** What became of one rule. */
public enum Outcome {
    FAILED,
    /** No failure was seen, but not everything could be looked at. */
    UNPROVEN,
    PASSED,
    /** Nothing in the file put the rule to the test: it proves nothing, either way. */
    NOT_EXERCISED
}
