package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.ProviderId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each backend lacks besides the variables that all have, told in the same answer. */
class BackendReadinessTest {
    private static final String SOME_VAULT = "https://vault.example:8200";

    @TempDir
    Path folder;

    @Test
    void the_folder_of_mounted_secrets_is_a_file_url_and_exists() throws Exception {
        assertThat(missing(Configured.with("file", folder.toString(), "aws")))
                .containsExactly("FICECAL_SECRET_RESOLVER_ENDPOINT is no file: URL of a folder");
        assertThat(missing(
                        Configured.with("file", folder.resolve("none").toUri().toString(), "aws")))
                .containsExactly("FICECAL_SECRET_RESOLVER_ENDPOINT names no folder that can be read");
        Path file = Files.writeString(folder.resolve("file"), "{}");
        assertThat(missing(Configured.with("file", file.toUri().toString(), "aws")))
                .containsExactly("FICECAL_SECRET_RESOLVER_ENDPOINT names no folder that can be read");
        assertThat(missing(Configured.with("file", folder.toUri().toString(), "aws")))
                .isEmpty();
    }

    @Test
    void the_environment_holds_secrets_in_development_and_tests_only() {
        Configured env = Configured.with("env", "environment", "AWS_SECRET");
        for (String production : List.of("prod", "", "staging", "dev,prod", "development")) {
            assertThat(missing(env.in(production)))
                    .containsExactly("FICECAL_CREDENTIALS_BACKEND is env, which is refused in production");
        }
        for (String other : List.of("dev", "test", "dev,eu")) {
            assertThat(missing(env.in(other))).isEmpty();
        }
    }

    @Test
    void a_location_that_the_backend_cannot_have_is_named_and_not_repeated() {
        for (var each : Map.of("vault", "no-colon", "file", "../outside", "env", "no variable")
                .entrySet()) {
            String endpoint = each.getKey().equals("file") ? folder.toUri().toString() : SOME_VAULT;
            assertThat(missing(Configured.with(each.getKey(), endpoint, each.getValue())
                            .in("dev")))
                    .contains("TOLLGATE_CREDENTIAL_REFERENCES has for the reference of FICECAL_AWS_CREDENTIAL_REF what"
                            + " can be no location in this backend");
        }
    }

    @Test
    void what_a_backend_proves_itself_with_is_asked_for_with_everything_else() {
        assertThat(missing(Configured.with("http", "https://resolver.example", "aws")))
                .containsExactly("TOLLGATE_CREDENTIAL_HTTP_TOKEN_FILE is not set");
        Configured vault = Configured.with("vault", "http://vault.example", "aws");
        assertThat(missing(vault))
                .containsExactly(
                        "FICECAL_SECRET_RESOLVER_ENDPOINT has no TLS; without it only this machine is asked, or any"
                                + " host with TOLLGATE_CREDENTIAL_ALLOW_PLAIN_HTTP=true",
                        "TOLLGATE_CREDENTIAL_REFERENCES has for the reference of FICECAL_AWS_CREDENTIAL_REF what can"
                                + " be no location in this backend",
                        "TOLLGATE_CREDENTIAL_VAULT_AUTH is not set; one of [approle, kubernetes, token]");
    }

    @Test
    void each_way_into_vault_names_what_it_lacks() {
        Configured vault = Configured.with("vault", SOME_VAULT, "kv:aws");
        assertThat(missing(vault.and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "ldap")))
                .containsExactly("TOLLGATE_CREDENTIAL_VAULT_AUTH is none of [approle, kubernetes, token]");
        assertThat(missing(vault.and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "approle")))
                .containsExactly(
                        "TOLLGATE_CREDENTIAL_VAULT_ROLE_ID is not set",
                        "TOLLGATE_CREDENTIAL_VAULT_SECRET_ID_FILE is not set");
        assertThat(missing(vault.and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "kubernetes")
                        .and(
                                "TOLLGATE_CREDENTIAL_VAULT_JWT_FILE",
                                folder.resolve("none").toString())))
                .containsExactly(
                        "TOLLGATE_CREDENTIAL_VAULT_ROLE is not set",
                        "TOLLGATE_CREDENTIAL_VAULT_JWT_FILE names no file that can be read");
        assertThat(missing(vault.and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "token")
                        .and("TOLLGATE_CREDENTIAL_VAULT_AUTH_MOUNT", "../x")
                        .and("TOLLGATE_CREDENTIAL_VAULT_NAMESPACE", "a b")))
                .containsExactly(
                        "TOLLGATE_CREDENTIAL_VAULT_TOKEN_FILE is not set",
                        "TOLLGATE_CREDENTIAL_VAULT_AUTH_MOUNT is no path of letters, digits and _.~- between slashes",
                        "TOLLGATE_CREDENTIAL_VAULT_NAMESPACE is no path of letters, digits and _.~- between slashes");
    }

    @Test
    void a_token_of_vault_in_the_environment_is_taken_in_development_only() {
        Configured vault = Configured.with("vault", SOME_VAULT, "kv:aws")
                .and("TOLLGATE_CREDENTIAL_VAULT_AUTH", "token")
                .and("VAULT_TOKEN", "hvs.example");
        assertThat(missing(vault)).containsExactly("TOLLGATE_CREDENTIAL_VAULT_TOKEN_FILE is not set");
        assertThat(missing(vault.in("dev"))).isEmpty();
    }

    private static List<String> missing(Configured configured) {
        return configured.started().missingFor(ProviderId.AWS).stream()
                .map(each -> each.field() + " " + each.message())
                .toList();
    }
}
