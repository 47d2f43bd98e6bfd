package dev.tollgate.ingest.credential;

import dev.tollgate.kernel.ProviderId;

/**
 * Port: the secret behind a provider's reference, resolved now and kept nowhere, so that one that was rotated is used
 * from the next call on. Blocks; called from virtual threads and from commands only.
 */
@FunctionalInterface
public interface Credentials {
    /** @throws CredentialRefused with a code for each way in which it does not resolve */
    Credential resolve(ProviderId provider);
}
