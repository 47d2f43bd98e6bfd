package dev.tollgate.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PackagedCommand;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Bills;
import dev.tollgate.reconcile.total.Inputs;
import dev.tollgate.reconcile.total.Judging;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as users run them: from the package, in a process of their own. */
class PackagedCommandIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @TempDir
    Path folder;

    @Test
    void help_starts_nothing() throws Exception {
        PackagedCommand ran = PackagedCommand.run(JAR, "--help").mustNotHaveStartedTheContainer();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Usage: reconcile-service");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void limits_are_checked_without_a_container() throws Exception {
        PackagedCommand ran = PackagedCommand.run(JAR, "limits").mustNotHaveStartedTheContainer();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("azure                 0.5");

        Path file = folder.resolve("limits.json");
        Files.writeString(file, "{\"version\":1}");
        PackagedCommand refused = PackagedCommand.run(JAR, "limits", "--file", file.toString());
        assertThat(refused.mustNotHaveStartedTheContainer().exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("limits: providers is missing");
    }

    @Test
    void you_can_check_it_yourself_offline_from_the_package_alone() throws Exception {
        Inputs inputs = new Bills().inputs();
        Path file = folder.resolve("inputs.json");
        Files.writeString(file, new JsonDocuments().inputs(inputs));
        PackagedCommand ran =
                PackagedCommand.run(JAR, "replay", "--inputs", file.toString()).mustNotHaveStartedTheContainer();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualTo(new Judging(new JsonDocuments()).judge(inputs).text());
    }
}
