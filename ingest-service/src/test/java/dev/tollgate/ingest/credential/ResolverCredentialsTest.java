package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets behind a resolver, over real HTTP, against the reference server of the protocol. */
class ResolverCredentialsTest {
    private static final String SECRET = "{\"fields\": {\"key\": \"" + PlantedValue.VALUE + "\"}}";

    @TempDir
    Path folder;

    private ResolverServer server;
    private Path tokenFile;

    @BeforeEach
    void start() throws IOException {
        server = ResolverServer.started(PlantedValue.VALUE);
        server.holds("finops/aws", SECRET);
        tokenFile = Files.writeString(folder.resolve("token"), PlantedValue.VALUE + "\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_secret_is_asked_for_each_time_and_a_rotated_one_is_the_next_one_used() {
        Resolving resolving = configured().started();
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", PlantedValue.VALUE));
        server.holds("finops/aws", "{\"fields\": {\"key\": \"rotated\"}, \"expiresAt\": \"2026-11-21T10:00:01Z\"}");
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", "rotated"));
        assertThat(server.asked()).isEqualTo(2);
    }

    @Test
    void the_token_is_read_again_for_each_call() throws IOException {
        Configured configured = configured();
        Files.writeString(tokenFile, "of yesterday");
        assertThat(failure(configured)).isEqualTo(CredentialFailure.MALFORMED);
        Files.writeString(tokenFile, "of-yesterday");
        assertThat(failure(configured)).isEqualTo(CredentialFailure.DENIED);
        Files.writeString(tokenFile, PlantedValue.VALUE);
        assertThat(configured.resolved().require("key")).isEqualTo(PlantedValue.VALUE);
    }

    @Test
    void a_reference_that_the_resolver_does_not_know_is_not_found() {
        assertThat(failure(configured().and("TOLLGATE_CREDENTIAL_REFERENCES", "billing/aws=other")))
                .isEqualTo(CredentialFailure.NOT_FOUND);
    }

    @Test
    void each_status_has_its_code() {
        Map.ofEntries(
                        Map.entry(404, CredentialFailure.NOT_FOUND),
                        Map.entry(401, CredentialFailure.DENIED),
                        Map.entry(403, CredentialFailure.DENIED),
                        Map.entry(410, CredentialFailure.EXPIRED),
                        Map.entry(423, CredentialFailure.SEALED),
                        Map.entry(408, CredentialFailure.TIMEOUT),
                        Map.entry(504, CredentialFailure.TIMEOUT),
                        Map.entry(429, CredentialFailure.UNREACHABLE),
                        Map.entry(500, CredentialFailure.UNREACHABLE),
                        Map.entry(503, CredentialFailure.UNREACHABLE),
                        Map.entry(201, CredentialFailure.MALFORMED),
                        Map.entry(400, CredentialFailure.MALFORMED))
                .forEach((status, failure) -> {
                    server.answersWithStatus(status);
                    assertThat(failure(configured())).as("status " + status).isEqualTo(failure);
                });
        assertThat(server.asked()).isEqualTo(12);
    }

    @Test
    void a_secret_past_its_time_is_expired() {
        server.holds("finops/aws", "{\"fields\": {\"key\": \"a\"}, \"expiresAt\": \"2026-11-21T10:00:00Z\"}");
        assertThat(failure(configured())).isEqualTo(CredentialFailure.EXPIRED);
    }

    @Test
    void an_answer_of_another_shape_is_malformed() {
        String secret = "\"" + PlantedValue.VALUE + "\"";
        for (String answer : new String[] {
            "garbage " + secret,
            "null",
            "[]",
            "{}",
            "{\"fields\": {}}",
            "{\"fields\": " + secret + "}",
            "{\"fields\": {\"key\": [" + secret + "]}}",
            "{\"fields\": {\"key\": " + secret + "}",
            "{\"fields\": {\"key\": " + secret + "}, \"more\": 1}",
            "{\"fields\": {\"key\": " + secret + "}, \"expiresAt\": " + secret + "}",
            "{\"fields\": {\"key\": " + secret + "}, \"expiresAt\": null}",
            "{\"fields\": {\"key\": \"a\"}, \"fields\": {\"key\": " + secret + "}}",
            "{\"fields\": {\"key\": \"" + "x".repeat(65_536) + "\"}}"
        }) {
            server.holds("finops/aws", answer);
            assertThat(failure(configured())).as(answer).isEqualTo(CredentialFailure.MALFORMED);
        }
        server.holds("finops/aws", SECRET);
        server.answersWith((exchange, json) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, json.length());
            exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(failure(configured())).isEqualTo(CredentialFailure.MALFORMED);
    }

    @Test
    void a_resolver_that_is_slow_cut_off_or_gone_has_its_own_code() {
        server.answersTooLate();
        assertThat(failure(configured().and("TOLLGATE_CREDENTIAL_TIMEOUT", "PT0.3S")))
                .isEqualTo(CredentialFailure.TIMEOUT);
        server.cutsOff();
        assertThat(failure(configured())).isEqualTo(CredentialFailure.UNREACHABLE);
        server.close();
        assertThat(failure(configured())).isEqualTo(CredentialFailure.UNREACHABLE);
        assertThat(server.asked()).isEqualTo(2);
    }

    @Test
    void nobody_is_led_elsewhere_with_the_token() throws IOException {
        try (ResolverServer elsewhere = ResolverServer.started(PlantedValue.VALUE)) {
            elsewhere.holds("finops/aws", SECRET);
            server.leadsTo(elsewhere.endpoint());
            assertThat(failure(configured())).isEqualTo(CredentialFailure.MALFORMED);
            assertThat(elsewhere.asked()).isZero();
        }
    }

    @Test
    void a_resolver_in_trouble_meets_no_storm() {
        server.answersWithStatus(503);
        Resolving resolving = configured().started();
        for (int i = 0; i < 20; i++) {
            assertThat(PlantedValue.failureOf(() -> resolving.resolve(ProviderId.AWS)))
                    .isEqualTo(CredentialFailure.UNREACHABLE);
        }
        assertThat(server.asked()).isEqualTo(1);
    }

    private static CredentialFailure failure(Configured configured) {
        return PlantedValue.failureOf(configured::resolved);
    }

    private Configured configured() {
        return Configured.with("http", server.endpoint(), "finops/aws")
                .and("TOLLGATE_CREDENTIAL_HTTP_TOKEN_FILE", tokenFile.toString());
    }
}
