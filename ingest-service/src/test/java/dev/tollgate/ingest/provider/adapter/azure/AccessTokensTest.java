package dev.tollgate.ingest.provider.adapter.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.TOKENS;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.BillingPeriod;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint of the Microsoft identity platform, in the protocol that it documents; there is no emulator of it. */
class AccessTokensTest {
    private final StubbedAzure azure = StubbedAzure.start();
    private TestedAzure asked = azure.asked().withClient("secret");

    @AfterEach
    void stop() {
        azure.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client, 7000215, CREDENTIAL_REFUSED",
        "401, invalid_client, 7000222, CREDENTIAL_EXPIRED",
        "400, unauthorized_client, 700016, CREDENTIAL_REFUSED",
        "400, invalid_request, 90002, CREDENTIAL_REFUSED",
        "400, invalid_request, 50013, CLOCK_SKEW",
        "401, invalid_client, 700024, CLOCK_SKEW",
        "400, invalid_client, 0, CREDENTIAL_REFUSED",
        "400, invalid_request, 900144, BAD_ANSWER",
        "429, temporarily_unavailable, 0, PROVIDER_THROTTLED",
        "500, server_error, 0, PROVIDER_ERROR"
    })
    void each_refusal_has_its_reason_and_only_its_code_is_told(
            int status, String error, int code, FailureReason reason) {
        azure.server().stubFor(post(urlPathEqualTo(TOKENS)).willReturn(json(status, """
                {"error":"%s","error_description":"AADSTS%d: secret","error_codes":[%d],"trace_id":"t"}""".formatted(error, code, code))));
        ExportRefused refused = refused();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.explanation()).doesNotContain("secret");
        assertThat(refused.getCause()).isNull();
    }

    @Test
    void the_explanation_names_the_code_that_azure_documents() {
        azure.server()
                .stubFor(post(urlPathEqualTo(TOKENS))
                        .willReturn(json(401, "{\"error\":\"invalid_client\",\"error_codes\":[7000222]}")));
        assertThat(refused().explanation())
                .isEqualTo("the request for an access token was answered with status 401, AADSTS7000222");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "[]",
                "{\"token_type\":\"Bearer\"}",
                "{\"token_type\":\"mac\",\"access_token\":\"a\"}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"two words\"}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"two\\nlines\"}"
            })
    void an_answer_without_a_bearer_token_is_a_bad_one(String body) {
        azure.server().stubFor(post(urlPathEqualTo(TOKENS)).willReturn(json(200, body)));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    void a_redirect_does_not_take_the_secret_elsewhere() {
        azure.server()
                .stubFor(post(urlPathEqualTo(TOKENS))
                        .willReturn(aResponse()
                                .withStatus(307)
                                .withHeader("Location", "/elsewhere")
                                .withBody("{}")));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
        azure.server().verify(0, postRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @CsvSource({
        "tenantId, ''",
        "clientId, ''",
        "clientSecret, ''",
        "tenantId, ../common",
        "tenantId, a/b?c",
        "clientId, ThisIsTheSecretThatWasPutHere"
    })
    void a_secret_of_another_shape_is_malformed_and_nobody_is_called(String field, String value) {
        Map<String, String> fields = new HashMap<>(asked.secret());
        fields.put(field, value);
        asked = asked.with(fields);
        ExportRefused refused = refused();
        assertThat(refused.reason()).isEqualTo(FailureReason.CREDENTIAL_MALFORMED);
        assertThat(refused.explanation()).contains(field).doesNotContain("common", "?", "ThisIsTheSecret");
        azure.server().verify(0, postRequestedFor(anyUrl()));
    }

    private ExportRefused refused() {
        try {
            asked.provider().statement(BillingPeriod.of("2026-09"));
        } catch (ExportRefused e) {
            return e;
        }
        throw new AssertionError("nothing was refused");
    }
}
