package dev.tollgate.ingest;

import static dev.tollgate.ingest.backfill.UsageLines.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.backfill.StubGateway;
import dev.tollgate.ingest.backfill.UsageLines;
import dev.tollgate.kernel.house.PackagedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged backfill, as a process of its own. */
class BackfillIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @TempDir
    Path folder = Path.of("none");

    @Test
    void a_backfill_is_shown_then_sent_and_starts_neither_the_container_nor_a_datasource() throws Exception {
        Path file = Files.write(folder.resolve("it's usage.ndjson"), UsageLines.bytes(ACME.lines(1_200)));
        Path key = Files.writeString(folder.resolve("key"), "tgk_1_planted");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        try (StubGateway gateway = StubGateway.start()) {
            PackagedCommand shown = run(file).mustNotHaveStartedTheContainer();
            assertThat(shown.exitCode()).as(shown.err()).isZero();
            assertThat(shown.out())
                    .contains("api      requests    1200      1800\n")
                    .endsWith("--live --confirm 1200 --server URL '" + folder + "/it'\\''s usage.ndjson'\n");
            assertThat(gateway.requests()).isEmpty();

            PackagedCommand sent = run(
                            file,
                            "--live",
                            "--confirm",
                            "1200",
                            "--server",
                            gateway.uri().toString(),
                            "--api-key-file",
                            key.toString())
                    .mustNotHaveStartedTheContainer();
            assertThat(sent.exitCode()).as(sent.err()).isZero();
            assertThat(sent.out()).endsWith("accepted 1200, duplicate 0, conflict 0, rejected 0, unanswered 0\n");
            assertThat(sent.err()).contains("backfill: 1200 of 1200 events answered, ");
            assertThat(sent.out() + sent.err()).doesNotContain("planted", "Exception");
            assertThat(gateway.storedIds()).hasSize(1_200);
        }
    }

    private static PackagedCommand run(Path file, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "backfill",
                "--org",
                "acme",
                "--subscription",
                "sub-7",
                "--start",
                "2026-10-01",
                "--end",
                "2026-11-01"));
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        return PackagedCommand.run(JAR, arguments.toArray(String[]::new));
    }
}
