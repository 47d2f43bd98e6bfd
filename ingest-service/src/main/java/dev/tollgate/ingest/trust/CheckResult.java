package dev.tollgate.ingest.trust;

/** What one check of a delivery showed, and why. Each delivery has one for every {@link Check}. */
public record CheckResult(Check check, Status status, Reason reason) {
    /** Whether it held. */
    public enum Status {
        PASSED,
        FAILED,
        /** Its answer comes later. */
        PENDING,
        /** The policy does not ask for it. */
        NOT_REQUIRED
    }

    /** Why; stable names, shown in lower case with hyphens. Never a value that was sent. */
    public enum Reason {
        NOT_REQUIRED,
        /** It holds. */
        VALID,
        /** The header that should carry it is not there. */
        MISSING,
        /** It is there, and cannot be one: wrong shape, twice, too long. */
        MALFORMED,
        /** A well-formed signature or token of somebody else, or of other bytes. */
        NO_MATCH,
        /** Right, but its time lies further back than the tolerance: a replay, or a very late delivery. */
        STALE,
        /** Right, but its time lies further ahead than the tolerance. */
        FUTURE,
        /** Right by a key whose time is over or has not come. */
        KEY_NOT_IN_FORCE,
        /** The sender's address is in none of the provider's networks. */
        OUTSIDE_NETWORKS,
        /** The proxy that named the sender's address may not speak for this provider's senders. */
        UNTRUSTED_PROXY,
        /** Believed only when the object was fetched again. */
        NOT_FETCHED_YET,
        /** The body does not say which object it is about, so nothing can be fetched. */
        NO_OBJECT,
        /** The provider's API knows no such object, or says otherwise of it. */
        DENIED_BY_PROVIDER
    }
}
