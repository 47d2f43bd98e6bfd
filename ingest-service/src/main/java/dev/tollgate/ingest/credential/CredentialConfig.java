package dev.tollgate.ingest.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The variables of A3 and A4, letter by letter as vaults and scripts already hold them, and those that say how their
 * backend is asked. An empty value counts as missing. None of them is a secret: what this service proves itself with
 * stands in files, which are read again for each call. A value that turns out to be a secret is never repeated.
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

    /**
     * {@code TOLLGATE_CREDENTIAL_REFERENCES}: where the secret of each reference is, as {@code key=location} between
     * commas or line breaks; the key is what follows {@code cred://}. A reference that is not here does not resolve.
     */
    Optional<String> references();

    /**
     * Whether a vault or resolver may be asked without TLS at another host than this machine, so that secrets cross the
     * network for anybody to read. {@code false}.
     */
    @WithDefault("false")
    boolean allowPlainHttp();

    /** How long one answer of a vault or resolver may take, to its last byte; after it the secret is too slow. 10 s. */
    @WithDefault("PT10S")
    Duration timeout();

    /** How large a secret, or the answer that holds it, may be, in bytes; a larger one is malformed. 64 KiB. */
    @WithDefault("65536")
    int maxBytes();

    /** How long a reference that did not resolve is not asked for again the first time; doubles each time. 1 s. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** The longest such pause. 60 s. */
    @WithDefault("PT60S")
    Duration longestPause();

    /** For the backend {@code vault}. */
    Vault vault();

    /** For the backend {@code http}. */
    Http http();

    /** How this service proves itself to Vault. */
    interface Vault {
        /** {@code approle}, {@code kubernetes} or {@code token}. Without it nothing is read from Vault. */
        Optional<String> auth();

        /** Where that method is mounted below {@code auth/}. The method's own name unless set. */
        Optional<String> authMount();

        /** The role to log in as; only for {@code kubernetes}. */
        Optional<String> role();

        /** The role id to log in with; only for {@code approle}. */
        Optional<String> roleId();

        /** The file with the secret id of that role; only for {@code approle}. */
        Optional<Path> secretIdFile();

        /** The file with the service account's token; only for {@code kubernetes}. Where Kubernetes puts it. */
        @WithDefault("/var/run/secrets/kubernetes.io/serviceaccount/token")
        Path jwtFile();

        /** The file with the token; only for {@code token}. In development {@code VAULT_TOKEN} may stand in for it. */
        Optional<Path> tokenFile();

        /** The namespace in which this service logs in and reads. The root namespace unless set. */
        Optional<String> namespace();
    }

    /** How this service proves itself to a resolver. */
    interface Http {
        /** The file with the bearer token. Without it no resolver is asked. */
        Optional<Path> tokenFile();
    }
}
