package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.FetchConfig;
import dev.tollgate.ingest.provider.adapter.aws.AwsConfig;
import dev.tollgate.ingest.provider.adapter.azure.AzureConfig;
import dev.tollgate.ingest.provider.adapter.gcp.GcpConfig;
import dev.tollgate.ingest.provider.adapter.openops.OpenOpsConfig;
import dev.tollgate.kernel.house.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two templates (A5) against what the services read: nothing is left out, misspelt, outdated or secret. */
class EnvExamplesTest {
    private static final Class<?>[] LIVE = {
        CredentialConfig.class,
        OutboundConfig.class,
        FetchConfig.class,
        OpenOpsConfig.class,
        AwsConfig.class,
        AzureConfig.class,
        GcpConfig.class
    };
    private static final Pattern KEY = Pattern.compile("(\\S+)(?: = (.*))? : \\S+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::[^}]*)?}");
    private static final Pattern SECRET_NAME = Pattern.compile(".*(?:TOKEN|SECRET|PASSWORD|KEY|CREDENTIAL).*");
    private static final Pattern KEY_MATERIAL =
            Pattern.compile(".*(?:AKIA|ASIA|hvs\\.|eyJ|gh[pousr]_|-----BEGIN|sig=).*");
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+]{20,}");

    @Test
    void every_variable_of_live_mode_is_in_the_live_template_and_no_other() throws IOException {
        Set<String> expected = new HashSet<>(liveDefaults().keySet());
        expected.add("BILLING_INGEST_MODE");
        assertThat(EnvFile.live().variables().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void what_has_a_default_stands_in_the_live_template_with_it() throws IOException {
        Map<String, String> live = EnvFile.live().variables();
        Map<String, String> defaults = liveDefaults();
        defaults.values().removeIf(String::isEmpty);
        // An OpenOps is nowhere by default, so that its host has to be named besides those that are.
        defaults.computeIfPresent("TOLLGATE_OUTBOUND_ALLOWED_HOSTS", (_, hosts) -> hosts + ",openops.example.org");
        assertThat(live).containsAllEntriesOf(defaults);
    }

    @Test
    void every_variable_of_the_local_template_is_one_that_the_readme_has() throws IOException {
        assertThat(readme()).containsAll(EnvFile.local().variables().keySet());
        assertThat(readme()).doesNotContain("TOLLGATE_INGEST_DROPROOT", "TOLLGATE_HTTP_HOSTS");
    }

    @Test
    void the_one_is_live_and_the_other_deterministic() {
        assertThat(EnvFile.live().variables()).containsEntry("BILLING_INGEST_MODE", "live");
        assertThat(EnvFile.local().variables()).containsEntry("BILLING_INGEST_MODE", "deterministic");
    }

    @Test
    void no_value_is_a_secret() {
        assertThat(secrets(EnvFile.live())).isEmpty();
        assertThat(secrets(EnvFile.local())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUARKUS_DATASOURCE_PASSWORD=tollgate",
                "TOLLGATE_CREDENTIAL_VAULT_SECRET_ID_FILE=9c1f",
                "FICECAL_AWS_CREDENTIAL_REF=wJalrXUtnFEMI",
                "TOLLGATE_LIVE_AWS_BUCKET=AKIAIOSFODNN7EXAMPLE",
                "TOLLGATE_LIVE_AZURE_CONTAINER=sv=2024-11-04,sig=abc",
                "TOLLGATE_LIVE_GCP_PROJECT=4fGh7JkL9mNpQ2rStUv5"
            })
    void a_secret_would_be_found(String line) {
        assertThat(secrets(EnvFile.of(line))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=b c", "A='b'", "A=$B", "A=b # why", "export A=b", " A=b", "A = b", "a=b", "A=1\nA=2"})
    void a_line_that_not_everybody_reads_alike_is_refused(String text) {
        assertThatThrownBy(() -> EnvFile.of(text)).isInstanceOf(AssertionError.class);
    }

    /** Which variables hold what could be a secret. */
    private static List<String> secrets(EnvFile file) {
        return file.variables().entrySet().stream()
                .filter(variable -> isSecret(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isSecret(String name, String value) {
        if (name.endsWith("_CREDENTIAL_REF")) {
            return !value.startsWith("cred://");
        }
        boolean place = value.isEmpty() || value.startsWith("/") || value.startsWith("./") || value.startsWith("file:");
        boolean named = SECRET_NAME.matcher(name).matches() && !isKnownHarmless(name) && !place;
        return named || KEY_MATERIAL.matcher(value).matches() || hasRandomWord(value);
    }

    /** By its name only: what resolves references, or how many objects a page has. */
    private static boolean isKnownHarmless(String name) {
        return name.startsWith("FICECAL_CREDENTIALS_")
                || name.equals("FICECAL_SECRET_RESOLVER_ENDPOINT")
                || name.equals("TOLLGATE_LIVE_AWS_PAGE_KEYS")
                || name.startsWith("TOLLGATE_CREDENTIAL_") && !name.matches(".*(?:TOKEN|SECRET|PASSWORD|KEY).*");
    }

    /** Long words of a language have no digit among their letters; keys have. */
    private static boolean hasRandomWord(String value) {
        return LONG_WORD
                .matcher(value)
                .results()
                .map(word -> word.group())
                .anyMatch(word -> word.matches(".*[0-9].*") && word.matches(".*[A-Za-z].*"));
    }

    /** Each variable with its default, empty where there is none. */
    private static Map<String, String> liveDefaults() throws IOException {
        Map<String, String> names = namesOfTheirOwn();
        Map<String, String> defaults = new TreeMap<>();
        ConfigKeys.of(LIVE).lines().forEach(line -> {
            var key = KEY.matcher(line);
            assertThat(key.matches()).as(line).isTrue();
            String variable = names.getOrDefault(
                    key.group(1), key.group(1).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
            defaults.put(variable, key.group(2) == null ? "" : key.group(2));
        });
        return defaults;
    }

    /** Keys that application.properties gives another variable than the one that their name would have. */
    private static Map<String, String> namesOfTheirOwn() throws IOException {
        Properties properties = new Properties();
        try (var file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        Map<String, String> names = new HashMap<>();
        properties.forEach((key, value) -> {
            var placeholder = PLACEHOLDER.matcher(value.toString());
            if (placeholder.matches()) {
                names.put(key.toString(), placeholder.group(1));
            }
        });
        return names;
    }

    /** The variables of the README's table; what begins with {@code …} there ends another variable of its row. */
    private static Set<String> readme() throws IOException {
        Set<String> variables = new HashSet<>();
        for (String line : Files.readAllLines(Path.of("../README.md"))) {
            String first = "";
            for (var name : Pattern.compile("`(…?[A-Z0-9_]+)`")
                    .matcher(line.startsWith("| `") ? line.split("\\|", -1)[1] : "")
                    .results()
                    .map(found -> found.group(1))
                    .toList()) {
                if (name.startsWith("…")) {
                    for (int end = first.lastIndexOf('_'); end > 0; end = first.lastIndexOf('_', end - 1)) {
                        variables.add(first.substring(0, end) + name.substring(1));
                    }
                } else {
                    first = name;
                    variables.add(name);
                }
            }
        }
        return variables;
    }
}
