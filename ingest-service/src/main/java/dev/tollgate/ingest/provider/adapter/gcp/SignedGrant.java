package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.provider.BearerToken;
import dev.tollgate.kernel.adapter.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token for the key file of a service account: the JWT bearer grant of RFC 7523, as Google's "Using OAuth 2.0 for
 * Server to Server Applications" has it. What the key file says of the token endpoint is an address like any other: it is
 * called when its host is an allowed one.
 */
final class SignedGrant {
    /** A token of this scope changes nothing, whatever its account may do. */
    private static final String SCOPE = "https://www.googleapis.com/auth/bigquery.readonly";

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFESPAN = Duration.ofMinutes(10);
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final String ASKED = "the request for an access token";

    private SignedGrant() {}

    /** @throws CredentialRefused as malformed, when it is no key file of a service account */
    static String exchange(Credential key, Outbound outbound, InstantSource clock) {
        String assertion = assertion(key, clock.instant());
        byte[] form = ("grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion=" + assertion)
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
        Answer answer = outbound.send(new Outbound.Call("POST", tokenUri(key), headers, form, true, MAX_ANSWER_BYTES));
        JsonNode granted = Answers.object(answer, ASKED, clock.instant());
        return BearerToken.of(
                        granted.path("access_token").asText(""),
                        granted.path("token_type").asText(""))
                .orElseThrow(() -> Answers.bad(ASKED, "holds no bearer token"));
    }

    private static String assertion(Credential key, Instant now) {
        Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT"));
        key.field("private_key_id").ifPresent(id -> header.put("kid", id));
        Map<String, Object> claims = Map.of(
                "iss", key.require("client_email"),
                "scope", SCOPE,
                "aud", tokenUri(key).toString(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(LIFESPAN).getEpochSecond());
        String signed = base64(header) + "." + base64(claims);
        return signed + "." + base64(signature(key, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] signature(Credential key, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey(key.require("private_key")));
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The exception is dropped: it may quote what it could not read.
            throw malformed("the field private_key of the secret is no RSA key in PKCS 8");
        }
    }

    /** Some vaults keep line ends as the two characters {@code \n}, as the JSON of the key file has them. */
    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replace("\\n", "")
                .replace("-----BEGIN PRIVATE KEY-----", "")
                .replace("-----END PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static URI tokenUri(Credential key) {
        try {
            return new URI(key.require("token_uri"));
        } catch (URISyntaxException e) {
            throw malformed("the field token_uri of the secret is no address");
        }
    }

    private static CredentialRefused malformed(String explanation) {
        return new CredentialRefused(CredentialFailure.MALFORMED, explanation);
    }

    private static String base64(Map<String, Object> json) {
        try {
            return base64(Json.mapper().writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw malformed("the secret's fields are no text");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
