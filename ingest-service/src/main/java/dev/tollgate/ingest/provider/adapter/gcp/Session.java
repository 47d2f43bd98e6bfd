package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.ProviderId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one operation, which share a token; the credential behind it is resolved and dropped with each token. A
 * token that is refused half-way, for it has expired, is asked for anew, once a call. For one thread, and dropped when
 * the operation ends.
 */
final class Session {
    /** BigQuery keeps an answer below 20 MB. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private static final int NOT_AUTHENTICATED = 401;

    private final Outbound outbound;
    private final Credentials credentials;
    private final InstantSource clock;
    private @Nullable String token;
    private String account = "";

    Session(Outbound outbound, Credentials credentials, InstantSource clock) {
        this.outbound = outbound;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** @throws ExportRefused when there is no JSON object to be had */
    JsonNode get(String asked, URI uri) {
        return refusing(() -> send(asked, "GET", uri, new byte[0]));
    }

    /** For what may be asked twice. */
    JsonNode post(String asked, URI uri, byte[] json) {
        return refusing(() -> send(asked, "POST", uri, json));
    }

    /** The account that the provider now believes us to be. */
    String identity() {
        return refusing(() -> {
            freshToken();
            return account;
        });
    }

    private JsonNode send(String asked, String method, URI uri, byte[] body) {
        String held = token;
        Answer answer = outbound.send(call(method, uri, body, held == null ? freshToken() : held));
        if (answer.status() == NOT_AUTHENTICATED && held != null) {
            answer = outbound.send(call(method, uri, body, freshToken()));
        }
        return Answers.object(answer, asked, clock.instant());
    }

    private static Call call(String method, URI uri, byte[] body, String token) {
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + token, "Accept", "application/json", "Content-Type", "application/json");
        return new Call(method, uri, headers, body, true, MAX_ANSWER_BYTES);
    }

    private String freshToken() {
        Credential key = credentials.resolve(ProviderId.GCP);
        String fresh = SignedGrant.exchange(key, outbound, clock);
        account = key.require("client_email");
        token = fresh;
        return fresh;
    }

    private static <T> T refusing(Supplier<T> call) {
        try {
            return call.get();
        } catch (CredentialRefused e) {
            throw Refusals.of(e);
        } catch (OutboundRefused e) {
            throw Refusals.of(e);
        }
    }
}
