package dev.tollgate.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One spelling for every command of every service. */
class CommandsIT {
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "reconcile-service", "canary-service", "gateway"})
    void every_service_explains_itself(String service) throws Exception {
        LocalRun.Ended help = LocalRun.tollgate(service, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("Usage: " + service);
        assertThat(LocalRun.tollgate(service, "--no-such-option").exitCode()).isEqualTo(2);
    }

    @Test
    void a_generated_drop_is_summed_exactly_and_the_same_seed_gives_the_same_bytes(@TempDir Path folder)
            throws Exception {
        for (String name : new String[] {"one", "two"}) {
            LocalRun.Ended generated = LocalRun.tollgate(
                    "ingest-service",
                    "generate",
                    "--rows",
                    "500",
                    "--out",
                    folder.resolve(name).toString());
            assertThat(generated.exitCode()).as(generated.output()).isZero();
        }
        Path one = folder.resolve("one/aws/2026-09");
        Path two = folder.resolve("two/aws/2026-09");
        for (String part : new String[] {"part-1.csv", "part-2.csv.gz", "statement.json", "manifest.json"}) {
            assertThat(one.resolve(part)).hasSameBinaryContentAs(two.resolve(part));
        }
        LocalRun.Ended totals = LocalRun.tollgate(
                "ingest-service",
                "totals",
                one.resolve("part-1.csv").toString(),
                one.resolve("part-2.csv.gz").toString());
        String stated = Files.readString(one.resolve("statement.json"))
                .replaceFirst("(?s).*\"total\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        assertThat(totals.exitCode()).as(totals.output()).isZero();
        assertThat(totals.output()).contains(stated);
    }

    @Test
    void a_service_that_does_not_exist_is_wrong_usage() throws Exception {
        assertThat(LocalRun.tollgate("billing-service").exitCode()).isEqualTo(2);
        assertThat(LocalRun.tollgate().exitCode()).isEqualTo(2);
    }

    @Test
    void a_jdk_25_is_found_although_its_jvm_says_that_it_picked_up_options() throws Exception {
        ProcessBuilder script = new ProcessBuilder(LocalRun.ROOT.resolve("mvnw").toString(), "--print-java-home");
        script.environment().put("JAVA_TOOL_OPTIONS", "-Dpicked.up=true");
        Process process = script.start();
        String home = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        assertThat(Path.of(home, "bin", "javac")).isExecutable();
    }
}
