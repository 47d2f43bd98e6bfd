package dev.tollgate.ingest.credential;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The variables of A3 and A4, letter by letter as vaults and scripts already hold them. An empty value counts as
 * missing. None of them is a secret; a value that turns out to be one is never repeated.
 */
@ConfigMapping(prefix = "tollgate.credential")
public interface CredentialConfig {
    /** {@code FICECAL_CREDENTIALS_BACKEND}: which backend resolves references. Without it nothing runs live. */
    Optional<String> backend();

    /** {@code FICECAL_SECRET_RESOLVER_ENDPOINT}: where that backend is. Without it nothing runs live. */
    Optional<String> resolverEndpoint();

    /** {@code FICECAL_OPENOPS_CREDENTIAL_REF}: a {@code cred://} reference. */
    Optional<String> openopsRef();

    /** {@code FICECAL_AWS_CREDENTIAL_REF}: a {@code cred://} reference. */
    Optional<String> awsRef();

    /** {@code FICECAL_AZURE_CREDENTIAL_REF}: a {@code cred://} reference. */
    Optional<String> azureRef();

    /** {@code FICECAL_GCP_CREDENTIAL_REF}: a {@code cred://} reference. */
    Optional<String> gcpRef();
}
