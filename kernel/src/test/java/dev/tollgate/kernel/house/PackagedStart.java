package dev.tollgate.kernel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts a packaged service or command that is expected to end by itself, with an environment of the test's.
 *
 * @param code what the process answered
 * @param said its standard output and error
 */
public record PackagedStart(int code, String said) {
    private static final long DEADLINE_SECONDS = 60;

    /**
     * Puts a secret where something else belongs: the service must not start, say why, and repeat no word of it.
     *
     * @param variable a variable that is no text
     */
    public static void mustNotRepeatWhatStandsIn(String variable, Path jar) throws IOException, InterruptedException {
        PlantedSecret secret = PlantedSecret.of("misplaced-41d7");
        PackagedStart ended = run(jar, Map.of(variable, secret.text()));
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said())
                .contains("the service does not start: the configuration is wrong: ", " is not of the form");
        assertThat(secret.foundIn(ended.said())).as(ended.said()).isEmpty();
    }

    /** @param jar for example {@code target/quarkus-app/quarkus-run.jar} */
    public static PackagedStart run(Path jar, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("tollgate-start", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end: " + Files.readString(out));
        }
        return new PackagedStart(process.exitValue(), Files.readString(out));
    }
}
