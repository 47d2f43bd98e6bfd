package dev.tollgate.ingest.credential.adapter.vault;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.NoAnswer;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.vault.client.common.VaultRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of Vault's client over this service's own bounded calls. Its transport reads answers of any size, its
 * results forgive what an answer may not have, and its cache of tokens logs one that became invalid, in plain, at level
 * FINE; so of the client it is the requests that are used, and neither of those.
 */
final class VaultCalls {
    /** What Vault says of a token that it does not know any more: it expired, or was revoked. */
    private static final String UNKNOWN_TOKEN = "invalid token";

    private final String endpoint;
    private final Optional<String> namespace;
    private final int maxBytes;
    private final Outbound outbound;
    private final JsonMapper json = Json.mapper();

    VaultCalls(URI endpoint, Optional<String> namespace, int maxBytes, Outbound outbound) {
        this.endpoint = endpoint.toString().replaceFirst("/+$", "");
        this.namespace = namespace;
        this.maxBytes = maxBytes;
        this.outbound = outbound;
    }

    /** Asks with a token. */
    Map<?, ?> ask(VaultRequest<?> request, String token) {
        Answer answer = send(request.builder().token(token));
        if (answer.status() != 200) {
            throw refused(answer);
        }
        return object(answer.body());
    }

    /** Asks for a token. */
    Map<?, ?> logIn(VaultRequest<?> request) {
        Answer answer = send(request.builder().noToken());
        return switch (answer.status()) {
            case 200 -> object(answer.body());
            // 400 is Vault's word for a role or secret id that it does not take; 404 for a method that is not mounted.
            case 400, 404 ->
                throw new CredentialRefused(
                        says(answer, "expired") ? CredentialFailure.EXPIRED : CredentialFailure.DENIED,
                        "the vault refused the log-in with status " + answer.status());
            default -> throw refused(answer);
        };
    }

    private Answer send(VaultRequest.Builder<?> builder) {
        namespace.ifPresent(builder::namespace);
        VaultRequest<?> request = builder.rebuild();
        Map<String, String> headers = new HashMap<>(request.getHTTPHeaders());
        // With it an agent in between lets nothing through that a browser was tricked into.
        headers.put("X-Vault-Request", "true");
        byte[] body = request.getSerializedBody().orElse("").getBytes(StandardCharsets.UTF_8);
        URI uri = URI.create(endpoint + "/v1/" + request.getPath());
        try {
            // Not tried again here: whoever resolves decides when the next call may be made.
            return outbound.send(new Call(request.getMethod().name(), uri, headers, body, false, maxBytes));
        } catch (OutboundRefused e) {
            throw NoAnswer.of(e, "the vault");
        }
    }

    /** By the status codes of Vault's HTTP API; its texts are looked through, and never repeated. */
    private static CredentialRefused refused(Answer answer) {
        CredentialFailure failure =
                switch (answer.status()) {
                    case 404 -> CredentialFailure.NOT_FOUND;
                    case 401, 403 ->
                        says(answer, UNKNOWN_TOKEN) || says(answer, "expired")
                                ? CredentialFailure.EXPIRED
                                : CredentialFailure.DENIED;
                    // A secondary, a standby, not initialised, sealed: each hands nothing out.
                    case 472, 473, 501, 503 -> CredentialFailure.SEALED;
                    case 412, 429 -> CredentialFailure.UNREACHABLE;
                    default -> answer.status() >= 500 ? CredentialFailure.UNREACHABLE : CredentialFailure.MALFORMED;
                };
        return new CredentialRefused(failure, "the vault answered with status " + answer.status());
    }

    private static boolean says(Answer answer, String words) {
        return new String(answer.body(), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .contains(words);
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

    static CredentialRefused malformed() {
        return new CredentialRefused(
                CredentialFailure.MALFORMED, "the vault's answer has another shape than documented");
    }
}
