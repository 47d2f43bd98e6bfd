package dev.tollgate.ingest.credential;

/**
 * A reference that did not resolve. It has no cause on purpose: what a library throws may hold the secret, or the token
 * that asked for it. The explanation names variables, fields and states, and never a value.
 */
public final class CredentialRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final CredentialFailure failure;

    public CredentialRefused(CredentialFailure failure, String explanation) {
        super(explanation);
        this.failure = failure;
    }

    public CredentialFailure failure() {
        return failure;
    }

    public String explanation() {
        return String.valueOf(getMessage());
    }
}
