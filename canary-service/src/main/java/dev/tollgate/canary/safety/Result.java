package dev.tollgate.canary.safety;

/** Proven good, proven bad, or not proven at all; the last is never taken for the first. */
public enum Result {
    PASS,
    FAIL,
    UNPROVEN
}
