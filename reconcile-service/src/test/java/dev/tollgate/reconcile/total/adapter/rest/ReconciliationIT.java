package dev.tollgate.reconcile.total.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.reconcile.total.Bills;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios against the packaged service, by the real clock. */
@QuarkusIntegrationTest
class ReconciliationIT extends ReconciliationScenarios {
    private static final long DEADLINE_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void nothing_dangerous_by_default_a_mistake_in_the_limits_stops_the_start_with_its_path() throws Exception {
        Path limits = folder.resolve("limits.json");
        Files.writeString(limits, Bills.SHIPPED_LIMITS.replaceFirst("\"required\": true", "\"requird\": true"));
        File log = folder.resolve("log").toFile();
        Process service = start(limits, log);
        try {
            assertThat(service.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as("the service ended")
                    .isTrue();
        } finally {
            service.destroyForcibly();
        }
        assertThat(service.exitValue()).isNotZero();
        assertThat(Files.readString(log.toPath())).contains("providers.openops.requird is not a known key");
    }

    private static Process start(Path limits, File log) throws Exception {
        String database;
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection()) {
            database = connection.getMetaData().getURL().replaceAll("^jdbc:|\\?.*$", "");
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.datasource.jdbc.url=jdbc:" + database,
                        "-Dquarkus.datasource.reactive.url=" + database,
                        "-Dquarkus.datasource.username=reconcile",
                        "-Dquarkus.datasource.password=reconcile",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar"))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("TOLLGATE_RECONCILE_LIMITS_FILE", limits.toString());
        return builder.start();
    }
}
