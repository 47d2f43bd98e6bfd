package dev.tollgate.canary.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PackagedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedCommandIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @Test
    void a_probe_runs_from_the_package_without_container_and_database(@TempDir Path folder)
            throws IOException, InterruptedException {
        PackagedCommand probe = PackagedCommand.run(JAR, "probe", "--mode", "mock", "--out", folder.toString())
                .mustNotHaveStartedTheContainer();

        assertThat(probe.err()).isEmpty();
        assertThat(probe.out()).contains("PASS: every step held, and the clean-up is proven");
        assertThat(probe.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("billing-canary-report.json")))
                .contains("\"overall_status\" : \"pass\"");
    }

    @Test
    void help_starts_nothing() throws IOException, InterruptedException {
        PackagedCommand help = PackagedCommand.run(JAR, "--help").mustNotHaveStartedTheContainer();

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: canary-service", "probe", "sandbox");
    }

    @Test
    void staging_exits_with_2() throws IOException, InterruptedException {
        PackagedCommand staging = PackagedCommand.run(JAR, "probe", "--mode", "staging");

        assertThat(staging.exitCode()).isEqualTo(2);
        assertThat(staging.err()).contains("staging probes are not part of this version");
    }
}
