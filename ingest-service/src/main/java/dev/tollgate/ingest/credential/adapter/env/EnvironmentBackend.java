package dev.tollgate.ingest.credential.adapter.env;

import dev.tollgate.ingest.credential.RunProfile;
import dev.tollgate.ingest.credential.SecretBackend;
import java.util.Optional;
import java.util.function.Function;

/** Builds the backend {@code env}, with or without a container. */
public final class EnvironmentBackend {
    private EnvironmentBackend() {}

    /** @param environment a variable's value by its name */
    public static SecretBackend reading(
            RunProfile profile, Function<String, Optional<String>> environment, int maxBytes) {
        return new EnvironmentSecrets(profile, environment, maxBytes);
    }
}
