package dev.tollgate.ingest.credential.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.NoAnswer;
import dev.tollgate.ingest.credential.ProofFile;
import dev.tollgate.ingest.credential.SecretBackend;
import dev.tollgate.ingest.credential.SecretFields;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A location is whatever the resolver understands; it is asked once for each read, and redirected nowhere. */
final class ResolverSecrets implements SecretBackend {
    private static final Set<String> KEYS = Set.of("fields", "expiresAt");

    private final URI endpoint;
    private final ProofFile token;
    private final int maxBytes;
    private final Outbound outbound;
    private final InstantSource clock;
    private final JsonMapper json = Json.mapper();

    ResolverSecrets(URI endpoint, ProofFile token, int maxBytes, Outbound outbound, InstantSource clock) {
        this.endpoint = endpoint;
        this.token = token;
        this.maxBytes = maxBytes;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public List<FieldError> missing() {
        return token.missing().stream().toList();
    }

    @Override
    public boolean understands(String location) {
        return location.length() <= 1_000 && location.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public Credential read(String location) {
        Answer answer = send(location);
        if (answer.status() != 200) {
            throw refused(answer.status());
        }
        if (!answer.header("Content-Type").orElse("").matches("(?i)application/json\\s*(;.*)?")) {
            throw malformed();
        }
        return credential(object(answer.body()));
    }

    private Answer send(String location) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + token.read(),
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
        try {
            // Not tried again here: whoever resolves decides when the next call may be made.
            return outbound.send(new Call("POST", endpoint, headers, question(location), false, maxBytes));
        } catch (OutboundRefused e) {
            throw NoAnswer.of(e, "the resolver");
        }
    }

    private byte[] question(String location) {
        try {
            return json.writeValueAsBytes(Map.of("reference", location));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON");
        }
    }

    private static CredentialRefused refused(int status) {
        CredentialFailure failure =
                switch (status) {
                    case 404 -> CredentialFailure.NOT_FOUND;
                    case 401, 403 -> CredentialFailure.DENIED;
                    case 410 -> CredentialFailure.EXPIRED;
                    case 423 -> CredentialFailure.SEALED;
                    case 408, 504 -> CredentialFailure.TIMEOUT;
                    // Overloaded or in trouble; whatever else is no success, a redirect too, is not in the protocol.
                    case 429 -> CredentialFailure.UNREACHABLE;
                    default -> status >= 500 ? CredentialFailure.UNREACHABLE : CredentialFailure.MALFORMED;
                };
        return new CredentialRefused(failure, "the resolver answered with status " + status);
    }

    private Credential credential(Map<?, ?> answer) {
        if (!KEYS.containsAll(answer.keySet()) || !(answer.get("fields") instanceof Map<?, ?> fields)) {
            throw malformed();
        }
        if (answer.containsKey("expiresAt") && !expiry(answer.get("expiresAt")).isAfter(clock.instant())) {
            throw new CredentialRefused(CredentialFailure.EXPIRED, "the resolver's secret is past its expiresAt");
        }
        return SecretFields.of(fields);
    }

    private static Instant expiry(Object value) {
        try {
            return Instant.parse(String.valueOf(value));
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    private Map<?, ?> object(byte[] body) {
        try {
            Map<?, ?> object = json.readValue(body, Map.class);
            if (object != null) {
                return object;
            }
        } catch (IOException e) {
            // Its message would repeat what was read.
        }
        throw malformed();
    }

    private static CredentialRefused malformed() {
        return new CredentialRefused(
                CredentialFailure.MALFORMED, "the resolver's answer has another shape than its protocol says");
    }
}
