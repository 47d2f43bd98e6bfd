package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.Problem.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References that stand in files, without a provider's variable between. */
class ReferencedSecretsTest {
    private static final SecretReference STRIPE =
            SecretReference.of("cred://webhooks/stripe").orElseThrow();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "cred://a,cred://a,secret",
        "cred://webhooks/a#key,cred://webhooks/a,key",
        "cred://a#k.e-y_1,cred://a,k.e-y_1"
    })
    void a_reference_names_a_secret_and_maybe_its_field(String text, String reference, String field) {
        assertThat(SecretReference.of(text)).contains(new SecretReference(reference, field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_x", "cred://", "cred://a#", "cred://a#b#c", "cred://a b", "cred://a#b c"})
    void what_is_no_reference_is_none(String text) {
        assertThat(SecretReference.of(text)).isEmpty();
    }

    @Test
    void a_reference_resolves_without_any_providers_variable() throws IOException {
        Files.writeString(folder.resolve("hooks.json"), "{\"secret\": \"whsec_planted\"}");
        Resolving started = configured("webhooks/stripe=hooks.json").started();
        assertThat(started.missingFor(STRIPE)).isEmpty();
        assertThat(started.resolve(STRIPE).require("secret")).isEqualTo("whsec_planted");
    }

    @Test
    void a_reference_without_a_location_is_told_before_anybody_is_asked() {
        Resolving started = configured("webhooks/other=hooks.json").started();
        assertThat(started.missingFor(STRIPE))
                .containsExactly(new FieldError(
                        "TOLLGATE_CREDENTIAL_REFERENCES", "has no entry for the reference of cred://webhooks/stripe"));
        assertThatThrownBy(() -> started.resolve(STRIPE))
                .isInstanceOf(CredentialRefused.class)
                .hasMessageEndingWith("; nobody was called");
    }

    @Test
    void without_a_backend_everything_that_is_missing_is_told_at_once() {
        assertThat(Configured.with(Map.of()).started().missingFor(STRIPE))
                .extracting(FieldError::field)
                .containsExactly(
                        "FICECAL_CREDENTIALS_BACKEND",
                        "FICECAL_SECRET_RESOLVER_ENDPOINT",
                        "TOLLGATE_CREDENTIAL_REFERENCES");
    }

    @Test
    void after_a_failure_it_is_left_alone_for_a_pause() throws IOException {
        Configured configured = configured("webhooks/stripe=hooks.json");
        Resolving started = configured.started();
        assertThatThrownBy(() -> started.resolve(STRIPE))
                .isInstanceOf(CredentialRefused.class)
                .hasMessage("cred://webhooks/stripe: there is no file or folder of that secret");
        Files.writeString(folder.resolve("hooks.json"), "{\"secret\": \"x\"}");
        assertThatThrownBy(() -> started.resolve(STRIPE)).hasMessageContaining("not asked again before");
        configured.clock.advance(Duration.ofSeconds(1));
        assertThat(started.resolve(STRIPE).require("secret")).isEqualTo("x");
    }

    private Configured configured(String references) {
        return Configured.with(Map.of(
                "FICECAL_CREDENTIALS_BACKEND",
                "file",
                "FICECAL_SECRET_RESOLVER_ENDPOINT",
                folder.toUri().toString(),
                "TOLLGATE_CREDENTIAL_REFERENCES",
                references));
    }
}
