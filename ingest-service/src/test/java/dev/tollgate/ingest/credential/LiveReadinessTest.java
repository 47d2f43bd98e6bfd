package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What live ingest lacks, read from the configuration as the service reads it. */
class LiveReadinessTest {
    @Test
    void everything_that_is_missing_is_named_at_once_and_an_empty_value_is_missing() throws IOException {
        assertThat(LiveReadiness.missingFor(ProviderId.GCP, config(Map.of("FICECAL_GCP_CREDENTIAL_REF", ""))))
                .extracting(FieldError::field)
                .containsExactly(
                        "FICECAL_CREDENTIALS_BACKEND",
                        "FICECAL_SECRET_RESOLVER_ENDPOINT",
                        "FICECAL_GCP_CREDENTIAL_REF");
    }

    @Test
    void nothing_is_missing_when_the_variables_are_there_letter_by_letter() throws IOException {
        for (ProviderId provider : ProviderId.tierOne()) {
            Map<String, String> environment = Map.of(
                    "FICECAL_CREDENTIALS_BACKEND",
                    "vault",
                    "FICECAL_SECRET_RESOLVER_ENDPOINT",
                    "http://127.0.0.1:8200",
                    "FICECAL_" + provider.name() + "_CREDENTIAL_REF",
                    "cred://billing/" + provider);
            assertThat(LiveReadiness.missingFor(provider, config(environment))).isEmpty();
        }
    }

    @Test
    void secrets_stay_put_a_value_that_is_no_reference_is_refused_without_being_repeated() throws IOException {
        var missing = LiveReadiness.missingFor(
                ProviderId.AWS,
                config(Map.of(
                        "FICECAL_CREDENTIALS_BACKEND", "safe",
                        "FICECAL_SECRET_RESOLVER_ENDPOINT", "http://127.0.0.1:8200",
                        "FICECAL_AWS_CREDENTIAL_REF", "AKIAXYZZY")));
        assertThat(missing).hasSize(2);
        assertThat(missing.toString()).doesNotContain("AKIAXYZZY");
    }

    /** The names are mapped in application.properties; a test that bypassed it would prove nothing. */
    private static CredentialConfig config(Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = LiveReadinessTest.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        return new SmallRyeConfigBuilder()
                .withMapping(CredentialConfig.class)
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(credentialLines(properties), "application.properties", 100))
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .build()
                .getConfigMapping(CredentialConfig.class);
    }

    private static Map<String, String> credentialLines(Properties properties) {
        Map<String, String> lines = new java.util.HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("tollgate.credential."))
                .forEach(name -> lines.put(name, properties.getProperty(name)));
        return lines;
    }
}
