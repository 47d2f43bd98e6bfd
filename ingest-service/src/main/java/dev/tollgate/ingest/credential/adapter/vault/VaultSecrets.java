package dev.tollgate.ingest.credential.adapter.vault;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.SecretBackend;
import dev.tollgate.ingest.credential.SecretFields;
import dev.tollgate.kernel.Problem.FieldError;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.common.VaultRequest;
import java.util.List;
import java.util.Map;

/** The newest version of a secret of KV version 2, read with a session of this service. */
final class VaultSecrets implements SecretBackend {
    private final VaultIdentity identity;
    private final VaultCalls calls;
    private final VaultSession session;

    VaultSecrets(VaultIdentity identity, VaultCalls calls, VaultSession session) {
        this.identity = identity;
        this.calls = calls;
        this.session = session;
    }

    @Override
    public List<FieldError> missing() {
        return identity.missing();
    }

    @Override
    public boolean understands(String location) {
        return VaultLocation.of(location).isPresent();
    }

    @Override
    public Credential read(String location) {
        VaultLocation place = VaultLocation.of(location)
                .orElseThrow(() -> new CredentialRefused(
                        CredentialFailure.NOT_FOUND, "the location is no mount:path of a secret"));
        VaultRequest<?> request = VaultSecretsKV2.FACTORY.readSecret(place.mount(), place.path());
        return credential(session.with(token -> calls.ask(request, token)));
    }

    /** The secret is in {@code data.data}; one that was wrapped is behind another token, and not in the answer. */
    private static Credential credential(Map<?, ?> answer) {
        if (answer.get("data") instanceof Map<?, ?> data && data.get("data") instanceof Map<?, ?> fields) {
            return SecretFields.of(fields);
        }
        throw VaultCalls.malformed();
    }
}
