package dev.tollgate.ingest.credential;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** This service's own token of Vault: lent, renewed, asked for anew, and never more than needed. */
class VaultSessionTest {
    @RegisterExtension
    static final WireMockExtension VAULT = WireMockExtension.newInstance().build();

    private static final String LOGIN = "/v1/auth/approle/login";
    private static final String RENEW = "/v1/auth/token/renew-self";
    private static final String SECRET = "/v1/kv/data/aws";

    @TempDir
    Path folder;

    private Path secretId;
    private Configured configured;
    private Resolving resolving;

    @BeforeEach
    void start() throws IOException {
        secretId = Files.writeString(folder.resolve("secret-id"), PlantedValue.VALUE);
        configured = Configured.with("vault", VAULT.baseUrl(), "kv:aws")
                .and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "approle")
                .and("TOLLGATE_CREDENTIAL_VAULT_ROLE_ID", "tollgate")
                .and("TOLLGATE_CREDENTIAL_VAULT_SECRET_ID_FILE", secretId.toString());
        resolving = configured.started();
        VAULT.stubFor(get(urlEqualTo(SECRET)).willReturn(okJson(VaultAnswers.secret("{\"key\": \"a\"}"))));
        logInLends("hvs.first", 900, true);
    }

    @Test
    void one_log_in_serves_while_its_token_lasts() {
        resolve();
        resolve();
        VAULT.verify(
                1,
                postRequestedFor(urlEqualTo(LOGIN))
                        .withHeader("X-Vault-Token", absent())
                        .withRequestBody(equalToJson(
                                "{\"role_id\": \"tollgate\", \"secret_id\": \"" + PlantedValue.VALUE + "\"}")));
        readWith("hvs.first", 2);
    }

    @Test
    void in_the_last_third_of_its_time_a_token_is_renewed_and_not_before() {
        resolve();
        VAULT.stubFor(post(urlEqualTo(RENEW))
                .withHeader("X-Vault-Token", equalTo("hvs.first"))
                .willReturn(okJson(VaultAnswers.login("hvs.first", 900, true))));
        configured.clock.advance(Duration.ofSeconds(599));
        resolve();
        VAULT.verify(0, postRequestedFor(urlEqualTo(RENEW)));
        configured.clock.advance(Duration.ofSeconds(1));
        resolve();
        configured.clock.advance(Duration.ofSeconds(599));
        resolve();
        VAULT.verify(1, postRequestedFor(urlEqualTo(RENEW)));
        VAULT.verify(1, postRequestedFor(urlEqualTo(LOGIN)));
        readWith("hvs.first", 4);
    }

    @Test
    void a_token_that_is_over_or_cannot_be_renewed_is_replaced_by_another_log_in() {
        resolve();
        logInLends("hvs.second", 900, false);
        configured.clock.advance(Duration.ofSeconds(900));
        resolve();
        readWith("hvs.second", 1);
        configured.clock.advance(Duration.ofSeconds(899));
        resolve();
        VAULT.verify(0, postRequestedFor(urlEqualTo(RENEW)));
        VAULT.verify(2, postRequestedFor(urlEqualTo(LOGIN)));
    }

    @Test
    void a_renewal_that_is_refused_or_brings_little_is_followed_by_a_log_in() {
        for (ResponseDefinitionBuilder answer : List.of(
                aResponse().withStatus(403).withBody(VaultAnswers.errors("permission denied")),
                aResponse().withStatus(400).withBody(VaultAnswers.errors("lease is not renewable")),
                okJson(VaultAnswers.login("hvs.first", 100, true)))) {
            logInLends("hvs.first", 900, true);
            Configured each = configured;
            Resolving process = each.started();
            process.resolve(ProviderId.AWS);
            VAULT.stubFor(post(urlEqualTo(RENEW)).willReturn(answer));
            logInLends("hvs.second", 900, true);
            each.clock.advance(Duration.ofSeconds(600));
            process.resolve(ProviderId.AWS);
        }
        readWith("hvs.second", 3);
    }

    @Test
    void a_renewal_that_a_sealed_vault_refuses_is_told_as_sealed() {
        resolve();
        VAULT.stubFor(post(urlEqualTo(RENEW))
                .willReturn(aResponse().withStatus(503).withBody(VaultAnswers.errors("Vault is sealed"))));
        configured.clock.advance(Duration.ofSeconds(600));
        assertThat(failure()).isEqualTo(CredentialFailure.SEALED);
    }

    @Test
    void a_kept_token_that_was_revoked_is_replaced_once() {
        resolve();
        VAULT.stubFor(get(urlEqualTo(SECRET))
                .withHeader("X-Vault-Token", equalTo("hvs.first"))
                .willReturn(aResponse().withStatus(403).withBody(VaultAnswers.errors("permission denied"))));
        logInLends("hvs.second", 900, true);
        resolve();
        readWith("hvs.second", 1);
        VAULT.verify(2, postRequestedFor(urlEqualTo(LOGIN)));
    }

    @Test
    void a_new_token_that_may_not_read_is_denied_without_another_log_in() {
        VAULT.stubFor(get(urlEqualTo(SECRET))
                .willReturn(aResponse().withStatus(403).withBody(VaultAnswers.errors("permission denied"))));
        assertThat(failure()).isEqualTo(CredentialFailure.DENIED);
        VAULT.verify(1, postRequestedFor(urlEqualTo(LOGIN)));
        VAULT.verify(1, getRequestedFor(urlEqualTo(SECRET)));
    }

    @Test
    void a_token_for_a_few_uses_is_used_once() {
        VAULT.stubFor(post(urlEqualTo(LOGIN)).willReturn(okJson(VaultAnswers.login("hvs.few", 900, false, 2))));
        resolve();
        resolve();
        VAULT.verify(2, postRequestedFor(urlEqualTo(LOGIN)));
    }

    @Test
    void a_token_without_an_end_is_asked_for_again_after_an_hour() {
        logInLends("hvs.endless", 0, false);
        resolve();
        configured.clock.advance(Duration.ofSeconds(3_599));
        resolve();
        VAULT.verify(1, postRequestedFor(urlEqualTo(LOGIN)));
        configured.clock.advance(Duration.ofSeconds(1));
        resolve();
        VAULT.verify(2, postRequestedFor(urlEqualTo(LOGIN)));
    }

    @Test
    void a_rotated_secret_id_is_used_by_the_next_log_in() throws IOException {
        resolve();
        Files.writeString(secretId, "rotated");
        configured.clock.advance(Duration.ofHours(1));
        resolve();
        VAULT.verify(
                1,
                postRequestedFor(urlEqualTo(LOGIN))
                        .withRequestBody(equalToJson("{\"role_id\": \"tollgate\", \"secret_id\": \"rotated\"}")));
    }

    @Test
    void each_way_in_which_a_log_in_fails_has_its_code() throws IOException {
        refusedLogIn(400, VaultAnswers.errors("invalid role or secret ID"), CredentialFailure.DENIED);
        refusedLogIn(400, VaultAnswers.errors("secret id is expired"), CredentialFailure.EXPIRED);
        refusedLogIn(403, VaultAnswers.errors("permission denied"), CredentialFailure.DENIED);
        refusedLogIn(404, VaultAnswers.errors("no handler for route"), CredentialFailure.DENIED);
        refusedLogIn(503, VaultAnswers.errors("Vault is sealed"), CredentialFailure.SEALED);
        refusedLogIn(500, VaultAnswers.errors(PlantedValue.VALUE), CredentialFailure.UNREACHABLE);
        refusedLogIn(200, "{\"auth\": null, \"wrap_info\": {\"token\": \"w\"}}", CredentialFailure.MALFORMED);
        refusedLogIn(200, VaultAnswers.login(PlantedValue.VALUE + "\\n", 900, true), CredentialFailure.MALFORMED);
        refusedLogIn(200, VaultAnswers.login(PlantedValue.VALUE, -1, true), CredentialFailure.MALFORMED);
        refusedLogIn(
                200,
                VaultAnswers.login(PlantedValue.VALUE, 900, true).replace("900", "\"900\""),
                CredentialFailure.MALFORMED);
        VAULT.verify(0, getRequestedFor(urlEqualTo(SECRET)));
        Files.writeString(secretId, "two words");
        assertThat(PlantedValue.failureOf(configured::resolved)).isEqualTo(CredentialFailure.MALFORMED);
    }

    private void refusedLogIn(int status, String body, CredentialFailure failure) {
        VAULT.stubFor(post(urlEqualTo(LOGIN))
                .willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(PlantedValue.failureOf(configured::resolved))
                .as(status + " " + body)
                .isEqualTo(failure);
    }

    private CredentialFailure failure() {
        return PlantedValue.failureOf(this::resolve);
    }

    private void resolve() {
        assertThat(resolving.resolve(ProviderId.AWS).require("key")).isEqualTo("a");
    }

    private static void logInLends(String token, int seconds, boolean renewable) {
        VAULT.stubFor(post(urlEqualTo(LOGIN)).willReturn(okJson(VaultAnswers.login(token, seconds, renewable))));
    }

    private static void readWith(String token, int times) {
        VAULT.verify(times, getRequestedFor(urlEqualTo(SECRET)).withHeader("X-Vault-Token", equalTo(token)));
    }
}
