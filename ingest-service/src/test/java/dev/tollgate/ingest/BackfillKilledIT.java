package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PackagedCommand;
import dev.tollgate.kernel.house.PeerKeysResource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A backfill that is killed in its middle, into a service that is killed too, and is run again. */
class BackfillKilledIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int EVENTS = 60_000;
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(60));

    @RegisterExtension
    private final PackagedServices services = new PackagedServices();

    @TempDir
    Path folder = Path.of("none");

    @Test
    void once_a_backfill_that_is_killed_half_way_and_run_again_counts_each_event_once() throws Exception {
        PackagedService service = services.start();
        Path file = folder.resolve("usage.ndjson");
        BigDecimal quantity = write(file);
        kill(process(arguments(file, service)), service);
        long kept = storedEvents();
        assertThat(kept).isPositive().isLessThan(EVENTS);

        PackagedCommand again = PackagedCommand.run(JAR, arguments(file, service));
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out())
                .endsWith("accepted %d, duplicate %d, conflict 0, rejected 0, unanswered 0%n"
                        .formatted(EVENTS - kept, kept));
        assertThat(storedEvents()).isEqualTo(EVENTS);
        assertThat(storedQuantity()).isEqualByComparingTo(quantity);
    }

    private static BigDecimal write(Path file) throws IOException {
        BigDecimal quantity = BigDecimal.ZERO;
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < EVENTS; number++) {
            BigDecimal each = BigDecimal.valueOf(number, number % 12);
            quantity = quantity.add(each);
            lines.add("""
                    {"specversion":"1.0","id":"b-%d","source":"/files/eu","type":"dev.tollgate.usage.v1","time":"%s",\
                    "data":{"tenant":"acme","product":"api","meter":"requests","quantity":"%s","subscription":"sub-7"}}""".formatted(number, START.plusSeconds(number), each.toPlainString()));
        }
        Files.write(file, lines);
        return quantity;
    }

    /** With a key of its own, which is valid for a minute: the service takes a token where the gateway takes an API key. */
    private String[] arguments(Path file, PackagedService service) throws IOException {
        Path key = folder.resolve("key");
        Files.writeString(
                key,
                PeerKeysResource.bearer("gateway", "ingest-service", "operator").substring("Bearer ".length()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new String[] {
            "backfill",
            "--org",
            "acme",
            "--subscription",
            "sub-7",
            "--start",
            START.toString(),
            "--end",
            START.plus(Duration.ofDays(1)).toString(),
            "--live",
            "--confirm",
            String.valueOf(EVENTS),
            "--server",
            service.address().toString(),
            "--api-key-file",
            key.toString(),
            file.toString()
        };
    }

    private Process process(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed").toFile())
                .start();
    }

    /** SIGKILL, once something of it is stored. */
    private void kill(Process process, PackagedService service) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (storedEvents() == 0) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(folder.resolve("killed")))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        // What was on its way when it was killed may still be stored: by a service that is gone it is not.
        services.restart(service);
    }

    private static long storedEvents() throws SQLException {
        return number("count(*)").longValueExact();
    }

    private static BigDecimal storedQuantity() throws SQLException {
        return number("sum(quantity)");
    }

    private static BigDecimal number(String what) throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found =
                        connection.createStatement().executeQuery("SELECT " + what + " FROM ingest.usage_event")) {
            found.next();
            return found.getBigDecimal(1);
        }
    }
}
