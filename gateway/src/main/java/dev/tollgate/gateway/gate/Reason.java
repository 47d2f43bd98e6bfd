package dev.tollgate.gateway.gate;

/** Why a check is not {@code PASS}. Reasons of the reconciliations and probes themselves stand beside these. */
public enum Reason {
    /** No report holds this suite. */
    NO_REPORT,
    /** The suite is reported, and no test of it ran. */
    NO_TEST_RAN,
    /** Fewer tests ran than the policy asks for. */
    TOO_FEW_TESTS,
    /** The report shows fewer tests than it says there are. */
    CONTRADICTORY,
    /** A test failed or broke. */
    SUITE_FAILED,
    /** No report covers this module, or it covers no line or branch of it. */
    NO_COVERAGE,
    /** More than one file ends like this module. */
    AMBIGUOUS_COVERAGE,
    /** Less is covered than the floor asks for. */
    COVERAGE_BELOW_FLOOR,
    /** There is nothing that could prove it. */
    NO_EVIDENCE,
    /** There is evidence, of a mode that this policy does not accept. */
    WRONG_MODE,
    /** The evidence is older than the policy allows. */
    STALE,
    /** The evidence says that it comes from the future. */
    FUTURE_EVIDENCE,
    /** The service that holds the evidence did not answer. */
    PEER_UNREACHABLE,
    /** The service answered something that is not understood. */
    PEER_UNREADABLE,
    /** The reconciliation does not name this provider. */
    PROVIDER_NOT_RECONCILED,
    /** The probe has not ended. */
    STILL_RUNNING,
    /** The probe failed, and gave no reason of its own. */
    PROBE_FAILED,
    /** The tier asks for nothing, and nothing is not good. */
    NOTHING_REQUIRED
}
