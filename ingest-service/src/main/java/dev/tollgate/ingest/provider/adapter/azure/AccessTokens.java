package dev.tollgate.ingest.provider.adapter.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.provider.BearerToken;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.ProviderId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Access tokens by the client credentials grant of the Microsoft identity platform ("Microsoft identity platform and the
 * OAuth 2.0 client credentials flow", with a shared secret). The secret is resolved for each and kept nowhere.
 */
record AccessTokens(Outbound outbound, Credentials credentials, InstantSource clock, String authority) {
    static final String STORAGE = "https://storage.azure.com";

    private static final String ASKED = "the request for an access token";
    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
    private static final Pattern CLIENT = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    /** @param audience of whom the token is to be accepted, such as {@code https://management.azure.com} */
    String ask(String audience) {
        Credential credential = credentials.resolve(ProviderId.AZURE);
        String form = "grant_type=client_credentials&client_id=" + encoded(clientOf(credential)) + "&client_secret="
                + encoded(credential.require("clientSecret")) + "&scope=" + encoded(audience + "/.default");
        Answer answer = outbound.send(new Call(
                "POST",
                URI.create(authority + "/" + tenantOf(credential) + "/oauth2/v2.0/token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form.getBytes(StandardCharsets.US_ASCII),
                true,
                MAX_BYTES));
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        JsonNode granted = AzureError.json(answer.body(), ASKED);
        return BearerToken.of(
                        granted.path("access_token").asText(),
                        granted.path("token_type").asText())
                .orElseThrow(() -> AzureError.bad(ASKED, "holds no bearer token"));
    }

    /** Who the identity is; both are shaped so that a secret in the wrong field is not told as a name. */
    static String identityOf(Credential credential) {
        return "client " + clientOf(credential) + " of tenant " + tenantOf(credential);
    }

    private static String clientOf(Credential credential) {
        return shaped(credential, "clientId", CLIENT, "is no GUID");
    }

    private static String tenantOf(Credential credential) {
        return shaped(credential, "tenantId", TENANT, "is neither a GUID nor a domain name");
    }

    private static String shaped(Credential credential, String field, Pattern shape, String otherwise) {
        String text = credential.require(field);
        if (!shape.matcher(text).matches()) {
            throw new CredentialRefused(CredentialFailure.MALFORMED, "the secret's field " + field + " " + otherwise);
        }
        return text;
    }

    /** The codes are those of "Microsoft Entra authentication and authorization error codes". */
    private ExportRefused refused(Answer answer) {
        if (Backoff.isPassing(answer.status())) {
            return Refusals.of(answer, ASKED, clock.instant());
        }
        JsonNode error = AzureError.json(answer.body(), ASKED);
        int code = error.path("error_codes").path(0).asInt();
        String told = ASKED + " was answered with status " + answer.status() + (code == 0 ? "" : ", AADSTS" + code);
        return switch (code) {
            case 7000222 -> new ExportRefused(FailureReason.CREDENTIAL_EXPIRED, told);
            case 50013, 700024 -> new ExportRefused(FailureReason.CLOCK_SKEW, told);
            // No such application; no such tenant; a wrong secret.
            case 700016, 90002, 7000215 -> new ExportRefused(FailureReason.CREDENTIAL_REFUSED, told);
            default -> new ExportRefused(reason(error.path("error").asText(), answer), told);
        };
    }

    private FailureReason reason(String error, Answer answer) {
        return switch (error) {
            case "invalid_client", "unauthorized_client", "invalid_grant", "access_denied" ->
                FailureReason.CREDENTIAL_REFUSED;
            case "temporarily_unavailable" -> FailureReason.PROVIDER_ERROR;
            default -> Refusals.reason(answer.status(), answer.header("Date"), clock.instant());
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
