package dev.tollgate.ingest.credential.adapter.env;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.RunProfile;
import dev.tollgate.ingest.credential.SecretBackend;
import dev.tollgate.ingest.credential.SecretFields;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A location is the name of a variable, whose value is a JSON object of texts. Refused in production. */
final class EnvironmentSecrets implements SecretBackend {
    private final RunProfile profile;
    private final Function<String, Optional<String>> environment;
    private final int maxBytes;
    private final JsonMapper json = Json.mapper();

    EnvironmentSecrets(RunProfile profile, Function<String, Optional<String>> environment, int maxBytes) {
        this.profile = profile;
        this.environment = environment;
        this.maxBytes = maxBytes;
    }

    @Override
    public List<FieldError> missing() {
        return profile.isProduction()
                ? List.of(new FieldError("FICECAL_CREDENTIALS_BACKEND", "is env, which is refused in production"))
                : List.of();
    }

    @Override
    public boolean understands(String location) {
        return location.matches("[A-Za-z_][A-Za-z0-9_]{0,199}");
    }

    @Override
    public Credential read(String location) {
        if (profile.isProduction()) {
            throw new CredentialRefused(CredentialFailure.DENIED, "the backend env is refused in production");
        }
        String value = environment
                .apply(location)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new CredentialRefused(
                        CredentialFailure.NOT_FOUND, "the variable that should hold the secret is not set"));
        if (value.length() > maxBytes) {
            throw malformed();
        }
        return SecretFields.of(object(value));
    }

    private Map<?, ?> object(String text) {
        try {
            Map<?, ?> object = json.readValue(text, Map.class);
            if (object != null) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Its message would repeat what was read.
        }
        throw malformed();
    }

    private static CredentialRefused malformed() {
        return new CredentialRefused(
                CredentialFailure.MALFORMED, "the variable holds no JSON object of texts, or too long a one");
    }
}
