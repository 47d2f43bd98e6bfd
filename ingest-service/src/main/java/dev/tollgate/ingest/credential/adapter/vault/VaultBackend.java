package dev.tollgate.ingest.credential.adapter.vault;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.RunProfile;
import dev.tollgate.ingest.credential.SecretBackend;
import dev.tollgate.ingest.outbound.Outbound;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Builds the backend {@code vault}, with or without a container. */
public final class VaultBackend {
    private VaultBackend() {}

    /**
     * @param outbound for calls to the endpoint's host only
     * @param environment a variable's value by its name: {@code VAULT_TOKEN}, in development
     */
    public static SecretBackend asking(
            URI endpoint,
            CredentialConfig config,
            Outbound outbound,
            InstantSource clock,
            RunProfile profile,
            Function<String, Optional<String>> environment) {
        VaultIdentity identity = new VaultIdentity(config.vault(), profile, environment);
        VaultCalls calls = new VaultCalls(endpoint, config.vault().namespace(), config.maxBytes(), outbound);
        return new VaultSecrets(identity, calls, new VaultSession(identity, calls, clock));
    }
}
