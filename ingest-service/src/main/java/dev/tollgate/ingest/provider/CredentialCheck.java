package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.export.FailureReason;

/** What came of asking a provider whether our identity works there. */
public sealed interface CredentialCheck {
    /** The provider answered. */
    record Answered(IdentityCheck identity) implements CredentialCheck {}

    /** It could not be asked, or did not accept the identity. */
    record Refused(FailureReason reason, String explanation) implements CredentialCheck {}

    /** What it proves. */
    default Proof proof() {
        return switch (this) {
            case Answered answered ->
                switch (answered.identity().rights()) {
                    case READ_ONLY, NOT_TOLD -> Proof.WORKS;
                    case CAN_WRITE -> Proof.MUST_NOT_BE_USED;
                };
            case Refused refused ->
                ConnectionState.after(refused.reason()) == ConnectionState.CREDENTIAL_REFUSED
                        ? Proof.MUST_NOT_BE_USED
                        : Proof.UNKNOWN;
        };
    }

    /** What is known of an identity now. */
    enum Proof {
        /** It works, and nothing shows that it can change anything. */
        WORKS,
        /** It does not work, or it can change something. */
        MUST_NOT_BE_USED,
        /** It could not be proven either way. */
        UNKNOWN
    }
}
