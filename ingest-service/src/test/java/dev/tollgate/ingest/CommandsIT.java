package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PackagedCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged commands, as processes of their own. */
class CommandsIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @Test
    void no_command_starts_the_container_or_opens_a_datasource(@TempDir Path folder) throws Exception {
        PackagedCommand help = PackagedCommand.run(JAR, "--help").mustNotHaveStartedTheContainer();
        assertThat(help.exitCode()).isZero();
        PackagedCommand generate = PackagedCommand.run(
                        JAR, "generate", "--rows", "30", "--providers", "aws", "--out", folder.toString())
                .mustNotHaveStartedTheContainer();
        assertThat(generate.exitCode()).as(generate.err()).isZero();
        String part = folder.resolve("aws/2026-09/part-2.csv.gz").toString();
        PackagedCommand totals =
                PackagedCommand.run(JAR, "totals", "--json", part).mustNotHaveStartedTheContainer();
        assertThat(totals.exitCode()).as(totals.err()).isZero();
        assertThat(totals.out()).contains("\"provider\" : \"aws\"", "\"rows\" : 15");
        PackagedCommand charges = PackagedCommand.run(JAR, "charges", part).mustNotHaveStartedTheContainer();
        assertThat(charges.exitCode()).as(charges.err()).isZero();
        assertThat(charges.out().lines()).hasSize(15).allMatch(line -> line.contains("\"BilledCost\":\""));
        assertThat(PackagedCommand.run(JAR, "totals", "none.csv").exitCode()).isEqualTo(2);
    }
}
