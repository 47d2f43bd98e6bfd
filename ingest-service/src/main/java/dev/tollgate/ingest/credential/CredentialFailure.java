package dev.tollgate.ingest.credential;

/** Why a reference did not resolve: one code for each thing that somebody can put right. */
public enum CredentialFailure {
    /** The backend has nothing where the configuration says the secret is. */
    NOT_FOUND,
    /** The backend does not let this service read it, or does not believe who it is. */
    DENIED,
    /** The backend is sealed, or in a state in which it hands nothing out. */
    SEALED,
    /** The secret, or what this service proves itself with, is past its time. */
    EXPIRED,
    /** The backend did not answer in time. */
    TIMEOUT,
    /** The secret, or the answer that should hold it, has another shape than documented. */
    MALFORMED,
    /** The backend cannot be reached, or answered with an error of its own. */
    UNREACHABLE
}
