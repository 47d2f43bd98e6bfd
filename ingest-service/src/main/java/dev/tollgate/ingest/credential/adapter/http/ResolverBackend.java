package dev.tollgate.ingest.credential.adapter.http;

import dev.tollgate.ingest.credential.ProofFile;
import dev.tollgate.ingest.credential.SecretBackend;
import dev.tollgate.ingest.outbound.Outbound;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Builds the backend {@code http}, with or without a container. */
public final class ResolverBackend {
    private ResolverBackend() {}

    /** @param outbound for calls to the endpoint's host only */
    public static SecretBackend asking(
            URI endpoint, Optional<Path> tokenFile, int maxBytes, Outbound outbound, InstantSource clock) {
        ProofFile token = new ProofFile(tokenFile, "TOLLGATE_CREDENTIAL_HTTP_TOKEN_FILE");
        return new ResolverSecrets(endpoint, token, maxBytes, outbound, clock);
    }
}
