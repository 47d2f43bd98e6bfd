package dev.tollgate.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.EnvFile;
import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.time.Machine;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of live mode as variables give them, from the templates (A5) to what is missing (A4). */
class LiveSettingsTest {
    @TempDir
    Path folder = Path.of("none");

    @Test
    void the_live_template_lacks_nothing_for_any_provider_but_the_file_that_a_cluster_has() throws IOException {
        Map<String, String> variables = new HashMap<>(EnvFile.live().variables());
        variables.put(
                "TOLLGATE_CREDENTIAL_VAULT_JWT_FILE", folder.resolve("token").toString());
        assertThat(missing(variables)).allSatisfy((_, missing) -> assertThat(missing)
                .containsExactly(
                        new FieldError("TOLLGATE_CREDENTIAL_VAULT_JWT_FILE", "names no file that can be read")));
        Files.writeString(folder.resolve("token"), "a-token");
        assertThat(missing(variables))
                .allSatisfy((_, missing) -> assertThat(missing).isEmpty());
    }

    @Test
    void the_templates_say_in_which_mode_a_request_is_that_names_none() throws IOException {
        assertThat(settings(EnvFile.live().variables()).ingest().defaultMode()).contains(IngestMode.LIVE);
        assertThat(settings(EnvFile.local().variables()).ingest().defaultMode()).contains(IngestMode.DETERMINISTIC);
    }

    @Test
    void a_variable_that_is_left_empty_counts_as_not_set() throws IOException {
        Map<String, String> variables = new HashMap<>(EnvFile.live().variables());
        variables.replaceAll((name, value) -> isOptional(name) ? "" : value);
        LiveSettings settings = settings(variables);
        assertThat(settings.fetch().every()).isEmpty();
        assertThat(settings.fetch().folder()).isEmpty();
        assertThat(settings.fetch().statementsFromFiles()).isEmpty();
        assertThat(settings.outbound().privateHosts()).isEmpty();
        assertThat(missing(variables).get(ProviderId.AWS))
                .extracting(FieldError::field)
                .containsExactly(
                        "FICECAL_CREDENTIALS_BACKEND",
                        "FICECAL_SECRET_RESOLVER_ENDPOINT",
                        "FICECAL_AWS_CREDENTIAL_REF",
                        "TOLLGATE_LIVE_AWS_BUCKET",
                        "TOLLGATE_LIVE_AWS_PREFIX",
                        "TOLLGATE_LIVE_AWS_REGION");
    }

    private static boolean isOptional(String name) {
        return name.startsWith("FICECAL_")
                || name.matches("TOLLGATE_FETCH_(?:EVERY|FOLDER|STATEMENT.*)")
                || name.equals("TOLLGATE_OUTBOUND_PRIVATE_HOSTS")
                || name.equals("TOLLGATE_CREDENTIAL_REFERENCES")
                || name.matches("TOLLGATE_CREDENTIAL_VAULT_(?!JWT).*")
                || name.matches("TOLLGATE_LIVE_AWS_(?:BUCKET.*|PREFIX|REGION)");
    }

    private static Map<ProviderId, List<FieldError>> missing(Map<String, String> variables) throws IOException {
        LiveParts parts = LiveParts.of(settings(variables), Machine.real());
        Map<ProviderId, List<FieldError>> missing = new HashMap<>();
        ProviderId.tierOne()
                .forEach(provider -> missing.put(provider, parts.bills().missing(provider)));
        return missing;
    }

    /** As the service reads them, but for this process's own environment. */
    private static LiveSettings settings(Map<String, String> variables) throws IOException {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(LiveSettings.class.getResource("/application.properties"), 100))
                .withSources(new EnvConfigSource(variables, 300));
        LiveSettings.MAPPINGS.forEach(builder::withMapping);
        return LiveSettings.of(builder.build());
    }
}
