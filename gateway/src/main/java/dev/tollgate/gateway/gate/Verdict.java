package dev.tollgate.gateway.gate;

/** What a gate says. Everything but {@code GO} keeps it shut. */
public enum Verdict {
    /** Every required check is proven. */
    GO,
    /** A required check failed, whatever else is unproven. */
    NO_GO,
    /** None failed, and something required is not proven. */
    UNKNOWN
}
