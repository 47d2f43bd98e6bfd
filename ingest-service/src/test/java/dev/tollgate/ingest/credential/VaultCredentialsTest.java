package dev.tollgate.ingest.credential;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
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
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Reading secrets of KV version 2 with a token, by the answers that Vault's HTTP API documents. */
class VaultCredentialsTest {
    @RegisterExtension
    static final WireMockExtension VAULT = WireMockExtension.newInstance().build();

    private static final String TOKEN = PlantedValue.VALUE;
    private static final String PATH = "/v1/teams/kv/data/finops/aws";

    @TempDir
    Path folder;

    private Path tokenFile;

    @BeforeEach
    void token() throws IOException {
        tokenFile = Files.writeString(folder.resolve("token"), TOKEN);
    }

    @Test
    void the_newest_version_is_read_for_each_call_from_any_mount() {
        VAULT.stubFor(get(urlEqualTo(PATH))
                .withHeader("X-Vault-Token", equalTo(TOKEN))
                .withHeader("X-Vault-Request", equalTo("true"))
                .withHeader("X-Vault-Namespace", absent())
                .willReturn(okJson(VaultAnswers.secret("{\"key\": \"" + PlantedValue.VALUE + "\"}"))));
        Resolving resolving = configured().started();
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", PlantedValue.VALUE));
        VAULT.stubFor(get(urlEqualTo(PATH)).willReturn(okJson(VaultAnswers.secret("{\"key\": \"rotated\"}"))));
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", "rotated"));
        VAULT.verify(2, getRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void the_token_is_read_again_for_each_call() throws IOException {
        stub(okJson(VaultAnswers.secret("{\"key\": \"a\"}")));
        Resolving resolving = configured().started();
        resolving.resolve(ProviderId.AWS);
        Files.writeString(tokenFile, "hvs.rotated\n");
        resolving.resolve(ProviderId.AWS);
        VAULT.verify(1, getRequestedFor(urlEqualTo(PATH)).withHeader("X-Vault-Token", equalTo("hvs.rotated")));
    }

    @Test
    void a_namespace_and_a_prefix_of_the_address_are_used() {
        VAULT.stubFor(get(urlEqualTo("/vault/behind" + PATH))
                .withHeader("X-Vault-Namespace", equalTo("finops/billing"))
                .willReturn(okJson(VaultAnswers.secret("{\"key\": \"a\"}"))));
        Configured configured = Configured.with("vault", VAULT.baseUrl() + "/vault/behind/", "teams/kv:finops/aws")
                .and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "token")
                .and("TOLLGATE_CREDENTIAL_VAULT_TOKEN_FILE", tokenFile.toString())
                .and("TOLLGATE_CREDENTIAL_VAULT_NAMESPACE", "finops/billing");
        assertThat(configured.resolved().require("key")).isEqualTo("a");
    }

    @Test
    void each_answer_that_vault_documents_has_its_code() {
        refused(404, VaultAnswers.errors(), CredentialFailure.NOT_FOUND);
        refused(404, VaultAnswers.DELETED_VERSION, CredentialFailure.NOT_FOUND);
        refused(403, VaultAnswers.errors("permission denied"), CredentialFailure.DENIED);
        refused(
                403,
                VaultAnswers.errors("2 errors occurred:\\n\\t* permission denied\\n\\t* invalid token\\n\\n"),
                CredentialFailure.EXPIRED);
        refused(503, VaultAnswers.errors("Vault is sealed"), CredentialFailure.SEALED);
        refused(501, VaultAnswers.errors("Vault is not initialized"), CredentialFailure.SEALED);
        refused(473, VaultAnswers.errors(), CredentialFailure.SEALED);
        refused(472, VaultAnswers.errors(), CredentialFailure.SEALED);
        refused(412, VaultAnswers.errors(), CredentialFailure.UNREACHABLE);
        refused(429, VaultAnswers.errors("request path: rate limit quota exceeded"), CredentialFailure.UNREACHABLE);
        refused(500, VaultAnswers.errors("internal error"), CredentialFailure.UNREACHABLE);
        refused(502, "<html>" + PlantedValue.VALUE, CredentialFailure.UNREACHABLE);
        refused(400, VaultAnswers.errors(PlantedValue.VALUE), CredentialFailure.MALFORMED);
        refused(405, VaultAnswers.errors("unsupported operation"), CredentialFailure.MALFORMED);
        refused(204, "", CredentialFailure.MALFORMED);
    }

    @Test
    void an_answer_of_another_shape_is_malformed() {
        String secret = "\"" + PlantedValue.VALUE + "\"";
        for (String body : new String[] {
            "",
            "null",
            "garbage " + secret,
            "{\"data\": {\"key\": " + secret + "}}",
            "{\"data\": {\"data\": null, \"metadata\": {}}}",
            "{\"data\": {\"data\": {\"key\": " + secret + "}",
            "{\"data\": null, \"wrap_info\": {\"token\": " + secret + ", \"ttl\": 60}}",
            VaultAnswers.secret("{}"),
            VaultAnswers.secret(secret),
            VaultAnswers.secret("{\"key\": \"a\", \"key\": " + secret + "}"),
            VaultAnswers.secret("{\"key\": {\"inner\": " + secret + "}}"),
            VaultAnswers.secret("{\"key\": \"" + "x".repeat(65_536) + "\"}")
        }) {
            refused(200, body, CredentialFailure.MALFORMED);
        }
    }

    @Test
    void a_field_that_is_no_text_is_named_and_its_value_is_not() {
        stub(okJson(VaultAnswers.secret("{\"key\": [\"" + PlantedValue.VALUE + "\"]}")));
        assertThat(PlantedValue.refusalOf(() -> configured().resolved()).explanation())
                .isEqualTo("FICECAL_AWS_CREDENTIAL_REF: the field key of the secret is no text");
    }

    @Test
    void a_vault_that_is_slow_cut_off_or_gone_has_its_own_code() {
        stub(okJson(VaultAnswers.secret("{\"key\": \"a\"}")).withFixedDelay(5_000));
        assertThat(failure(configured().and("TOLLGATE_CREDENTIAL_TIMEOUT", "PT0.3S")))
                .isEqualTo(CredentialFailure.TIMEOUT);
        stub(okJson(VaultAnswers.secret("{\"key\": \"a\"}")).withChunkedDribbleDelay(10, 5_000));
        assertThat(failure(configured().and("TOLLGATE_CREDENTIAL_TIMEOUT", "PT0.3S")))
                .isEqualTo(CredentialFailure.TIMEOUT);
        for (Fault fault :
                new Fault[] {Fault.EMPTY_RESPONSE, Fault.RANDOM_DATA_THEN_CLOSE, Fault.MALFORMED_RESPONSE_CHUNK}) {
            stub(aResponse().withFault(fault));
            assertThat(failure(configured())).as(fault.name()).isEqualTo(CredentialFailure.UNREACHABLE);
        }
        Configured gone = configured().and("FICECAL_SECRET_RESOLVER_ENDPOINT", "http://127.0.0.1:1");
        assertThat(failure(gone)).isEqualTo(CredentialFailure.UNREACHABLE);
    }

    @Test
    void nobody_is_led_elsewhere_with_the_token() {
        VAULT.stubFor(any(anyUrl()).willReturn(okJson(VaultAnswers.secret("{\"key\": \"a\"}"))));
        VAULT.stubFor(get(urlEqualTo(PATH))
                .willReturn(aResponse().withStatus(307).withHeader("Location", VAULT.baseUrl() + "/elsewhere")));
        assertThat(failure(configured())).isEqualTo(CredentialFailure.MALFORMED);
        VAULT.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void a_token_of_the_environment_serves_development() {
        stub(okJson(VaultAnswers.secret("{\"key\": \"a\"}")));
        Configured configured = Configured.with("vault", VAULT.baseUrl(), "teams/kv:finops/aws")
                .and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "token")
                .and("VAULT_TOKEN", "hvs.example")
                .in("dev");
        assertThat(configured.resolved().require("key")).isEqualTo("a");
        VAULT.verify(1, getRequestedFor(urlEqualTo(PATH)).withHeader("X-Vault-Token", equalTo("hvs.example")));
    }

    @Test
    void a_location_is_a_mount_and_a_path_with_a_colon_between() {
        for (String wrong :
                new String[] {"kv", "kv:", ":a", "kv:a:b", "kv:../a", "kv/..:a", "kv:a//b", "/kv:a", "kv:a?b"}) {
            assertThat(configured()
                            .and("TOLLGATE_CREDENTIAL_REFERENCES", "billing/aws=" + wrong)
                            .started()
                            .missingFor(ProviderId.AWS))
                    .as(wrong)
                    .hasSize(1);
        }
    }

    @Test
    void kubernetes_proves_itself_with_the_service_accounts_token() throws IOException {
        Path jwt = Files.writeString(folder.resolve("jwt"), TOKEN);
        VAULT.stubFor(post(urlEqualTo("/v1/auth/clusters/eu/login"))
                .withHeader("X-Vault-Token", absent())
                .withHeader("X-Vault-Namespace", equalTo("finops"))
                .withRequestBody(equalToJson("{\"role\": \"tollgate\", \"jwt\": \"" + TOKEN + "\"}"))
                .willReturn(okJson(VaultAnswers.login("hvs.lent", 3_600, true))));
        stub(okJson(VaultAnswers.secret("{\"key\": \"a\"}")));
        Configured kubernetes = configured()
                .and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "kubernetes")
                .and("TOLLGATE_CREDENTIAL_VAULT_AUTH_MOUNT", "clusters/eu")
                .and("TOLLGATE_CREDENTIAL_VAULT_NAMESPACE", "finops")
                .and("TOLLGATE_CREDENTIAL_VAULT_ROLE", "tollgate")
                .and("TOLLGATE_CREDENTIAL_VAULT_JWT_FILE", jwt.toString());
        assertThat(kubernetes.resolved().require("key")).isEqualTo("a");
        VAULT.verify(1, getRequestedFor(urlEqualTo(PATH)).withHeader("X-Vault-Token", equalTo("hvs.lent")));
        VAULT.verify(1, postRequestedFor(urlEqualTo("/v1/auth/clusters/eu/login")));
    }

    private void refused(int status, String body, CredentialFailure failure) {
        stub(aResponse().withStatus(status).withBody(body).withHeader("Content-Type", "application/json"));
        assertThat(failure(configured())).as(status + " " + body).isEqualTo(failure);
    }

    private static void stub(ResponseDefinitionBuilder answer) {
        VAULT.stubFor(get(urlEqualTo(PATH)).willReturn(answer));
    }

    private static CredentialFailure failure(Configured configured) {
        return PlantedValue.failureOf(configured::resolved);
    }

    private Configured configured() {
        return Configured.with("vault", VAULT.baseUrl(), "teams/kv:finops/aws")
                .and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "token")
                .and("TOLLGATE_CREDENTIAL_VAULT_TOKEN_FILE", tokenFile.toString());
    }
}
