package dev.tollgate.ingest.provider.adapter.gcp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Google's token endpoint and the parts of BigQuery's REST API that are called, as their references have them. The token
 * endpoint grants a token for nothing but an assertion that the account's key has really signed.
 */
final class FakeGoogle implements AutoCloseable {
    static final String ACCOUNT = "billing-reader@billing-project.iam.gserviceaccount.com";
    static final String TOKEN = "ya29.planted-access-token-0001";
    static final String NEXT_TOKEN = "ya29.planted-access-token-0002";
    static final String QUERIES = "/bigquery/v2/projects/paying-project/queries";

    private static final KeyPair KEY = keyPair();
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().stubRequestLoggingDisabled(true));
    private final Instant now;

    FakeGoogle(Instant now) {
        this.now = now;
        server.start();
        // Whatever is asked with no token, another one, or in another way than documented.
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(error(401, "authError", "UNAUTHENTICATED")));
        grant(TOKEN);
    }

    /** Which token a signed request is answered with. */
    void grant(String token) {
        server.stubFor(granted(token).atPriority(1));
        server.stubFor(post(urlEqualTo("/token"))
                .atPriority(5)
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}")));
    }

    /** A first token, and another one for the next request. */
    void grantThen(String first, String next) {
        server.stubFor(granted(first)
                .atPriority(0)
                .inScenario("tokens")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("expired"));
        server.stubFor(granted(next).atPriority(0).inScenario("tokens").whenScenarioStateIs("expired"));
    }

    private MappingBuilder granted(String token) {
        return post(urlEqualTo("/token"))
                .andMatching(request -> MatchResult.of(isSignedGrant(request)))
                .willReturn(
                        okJson("{\"access_token\":\"" + token + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}"));
    }

    void stub(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    /** A query whose text contains this, asked with the token. */
    MappingBuilder query(String sql) {
        return post(urlEqualTo(QUERIES))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                .withRequestBody(containing(sql))
                .atPriority(3);
    }

    /** Results of the job, of which every page is asked for in the same way. */
    MappingBuilder results() {
        return get(urlPathEqualTo(QUERIES + "/job_1"))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                .withQueryParam("location", equalTo("EU"))
                .withQueryParam("formatOptions.useInt64Timestamp", equalTo("true"))
                .atPriority(3);
    }

    static ResponseDefinitionBuilder error(int status, String reason, String word) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"error\":{\"code\":" + status + ",\"message\":\"" + TOKEN
                        + " may not\",\"errors\":[{\"reason\":\"" + reason + "\",\"message\":\"" + TOKEN
                        + " may not\"}],\"status\":\"" + word + "\"}}");
    }

    String url() {
        return server.baseUrl();
    }

    WireMockServer server() {
        return server;
    }

    /** The key file of the account. */
    Credential keyFile() {
        return keyFile(privateKey());
    }

    Credential keyFile(String privateKey) {
        return Credential.of(Map.of(
                "type",
                "service_account",
                "client_email",
                ACCOUNT,
                "private_key_id",
                "key-1",
                "private_key",
                privateKey,
                "token_uri",
                url() + "/token"));
    }

    static String privateKey() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** What must never be seen. */
    static List<String> secrets() {
        return List.of(TOKEN, NEXT_TOKEN, privateKey().lines().toList().get(3));
    }

    private boolean isSignedGrant(Request request) {
        Map<String, String> form = form(request.getBodyAsString());
        String[] parts = form.getOrDefault("assertion", "").split("[.]");
        if (parts.length != 3 || !"urn:ietf:params:oauth:grant-type:jwt-bearer".equals(form.get("grant_type"))) {
            return false;
        }
        try {
            JsonNode header = Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEY.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && header.path("alg").asText().equals("RS256")
                    && header.path("kid").asText().equals("key-1")
                    && claims.path("iss").asText().equals(ACCOUNT)
                    && claims.path("aud").asText().equals(url() + "/token")
                    && claims.path("scope").asText().equals("https://www.googleapis.com/auth/bigquery.readonly")
                    && claims.path("iat").asLong() == now.getEpochSecond()
                    && claims.path("exp").asLong() == now.getEpochSecond() + 600;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
