package dev.tollgate.ingest.credential;

import dev.tollgate.ingest.outbound.OutboundRefused;

/** From a call that brought no answer to the code that the reference fails with. */
public final class NoAnswer {
    private NoAnswer() {}

    /** @param whom who was asked, such as "the vault" */
    public static CredentialRefused of(OutboundRefused refused, String whom) {
        return switch (refused.failure()) {
            case TIMEOUT ->
                new CredentialRefused(
                        CredentialFailure.TIMEOUT, whom + " did not answer whole in the time it may take");
            case TOO_LARGE ->
                new CredentialRefused(CredentialFailure.MALFORMED, whom + " answered with more bytes than it may");
            case UNSENDABLE ->
                new CredentialRefused(
                        CredentialFailure.MALFORMED,
                        "what this service proves itself to " + whom + " with has characters that no header can have");
            case CUT_OFF -> new CredentialRefused(CredentialFailure.UNREACHABLE, whom + " cut its answer off");
            case UNREACHABLE, HOST_REFUSED ->
                new CredentialRefused(CredentialFailure.UNREACHABLE, whom + " cannot be reached");
        };
    }
}
