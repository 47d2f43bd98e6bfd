package dev.tollgate.reconcile.total;

/** What is over its limit. */
public enum DriftReason {
    DRIFT_OVER_LIMIT,
    /** The totals agree, and still a cell of the statement's breakdown does not: opposite errors hide each other. */
    CELL_OVER_LIMIT
}
