package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PackagedStart;
import dev.tollgate.kernel.house.PlantedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 4 when somebody puts a secret where something else belongs: whoever reads it there repeats no word of it. */
class MisplacedSecretIT {
    private static final PlantedSecret SECRET = PlantedSecret.of("misplaced-90b7ac");

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    /** What a live deployment sets, by the file that operators copy. */
    private static final List<String> VARIABLES = variables();

    @Test
    void a_command_names_every_variable_with_a_secret_in_it_and_repeats_none() throws Exception {
        Map<String, String> environment = new TreeMap<>();
        VARIABLES.forEach(name -> environment.put(name, SECRET.text()));
        PackagedStart unreadable = run(environment, "check-credentials");
        assertThat(unreadable.code()).isEqualTo(2);
        assertThat(unreadable.said())
                .contains(
                        "tollgate.ingest.default-mode is not of the form",
                        "tollgate.credential.timeout is not of the form",
                        "tollgate.credential.max-bytes is not of the form",
                        "tollgate.fetch.statements-from-files is not of the form",
                        "tollgate.live.gcp.page-size is not of the form");

        String said =
                unreadable.said().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        environment.keySet().removeIf(name -> said.contains(name + " IS NOT OF") || name.equals("BILLING_INGEST_MODE"));
        PackagedStart wrong = run(environment, "check-credentials");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.said())
                .contains(
                        "FICECAL_CREDENTIALS_BACKEND is none of",
                        "FICECAL_AWS_CREDENTIAL_REF is not a reference",
                        "TOLLGATE_LIVE_OPENOPS_BASE_URL",
                        "TOLLGATE_LIVE_GCP_ENDPOINT is no address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BILLING_INGEST_MODE", "TOLLGATE_CREDENTIAL_TIMEOUT", "TOLLGATE_HTTP_PORT"})
    void the_service_does_not_start_and_does_not_say_why_in_the_secret_s_words(String variable) throws Exception {
        PackagedStart.mustNotRepeatWhatStandsIn(variable, JAR);
    }

    /** A process with that environment, whose output is free of the secret. */
    private static PackagedStart run(Map<String, String> environment, String... arguments) throws Exception {
        PackagedStart ended = PackagedStart.run(JAR, environment, arguments);
        assertThat(SECRET.foundIn(ended.said())).as(ended.said()).isEmpty();
        return ended;
    }

    private static List<String> variables() {
        Pattern assignment = Pattern.compile("(?m)^([A-Z][A-Z0-9_]+)=");
        return Stream.of("../.env.example", "../.env.live.example")
                .flatMap(file -> assignment.matcher(content(file)).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
