package dev.tollgate.reconcile.total;

/**
 * Why a provider's total is proven neither right nor wrong (promise 1).
 *
 * <p>The order is the precedence: of several doubts the first listed is the reason, since what is behind it cannot be
 * judged before it is gone. Any of them outweighs a drift: a stale statement that differs is stale.
 */
public enum UnprovenReason {
    /** The ingest service did not answer, answered with an error, or said something that cannot be understood. */
    PEER_UNREACHABLE,
    /** The newest ingest run of this provider is not complete. */
    INGEST_INCOMPLETE,
    /** No export of this provider has been ingested. */
    MISSING_PROVIDER,
    /** The provider's own statement is not there. */
    MISSING_STATEMENT,
    /** Statement and export are of different ingest runs, also when both were asked for once more. */
    CHANGED_MEANWHILE,
    /** The totals are of another mode than the one that was asked for. */
    WRONG_MODE,
    /** Every row of the export belongs to another month or provider. */
    NOTHING_COUNTED,
    /** Our export has no total of the statement's cost metric. */
    METRIC_MISMATCH,
    /** Our total is in another currency than the statement's, or in more than one. */
    CURRENCY_MISMATCH,
    /** More rows of the export could not be read than the limits allow. */
    QUARANTINED_ROWS,
    /** The delivery says itself that something is yet to come. */
    INCOMPLETE_DELIVERY,
    /** The delivery stores the compared metric in binary floating point, with more digits than that surely keeps. */
    INEXACT_AMOUNTS,
    /** Our total moved further between two deliveries than configured, as it does when something stands twice. */
    TOTAL_JUMPED,
    /** Other content was delivered for a month that is closed; what stands may be what is outdated. */
    CLOSED_PERIOD_CHANGED,
    /** An as-of instant is later than the clock. */
    FUTURE_AS_OF,
    /** A closed month's total from before it settled, or an open month's that is too old. */
    STALE,
    /** Export and statement are of instants too far apart to be compared. */
    SKEW,
    /** The cells of a breakdown do not add up to its own total: contradictory evidence. */
    BREAKDOWN_INCONSISTENT
}
