package dev.tollgate.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.backfill.UsageLines;
import dev.tollgate.ingest.platform.IngestCommands;
import dev.tollgate.kernel.adapter.command.CommandLines;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against the service itself, which stands where the gateway would. */
@QuarkusTest
@IngestServiceTest
class BackfillOnceTest {
    @TempDir
    Path folder = Path.of("none");

    private final String tenant = Usage.newTenant();

    @Test
    void once_a_backfill_fills_old_hours_with_a_trace_and_a_second_run_is_all_duplicates() throws IOException {
        // Further back than usage is taken as usual.
        Instant hour = Usage.now().minus(Duration.ofDays(60)).truncatedTo(ChronoUnit.HOURS);
        UsageLines usage = new UsageLines(tenant, "sub-7", hour.plusSeconds(1).toString(), "0.1", "requests");
        List<String> lines = new ArrayList<>(usage.lines(1_500));
        lines.add(usage.at(hour.plusSeconds(7_200).toString()).line("outside"));
        Path file = Files.write(folder.resolve("usage.ndjson"), UsageLines.bytes(lines));

        JsonPath first = backfill(file, hour, 0);
        assertThat(first.getInt("result.accepted")).isEqualTo(1_500);
        JsonPath found = Usage.aggregates(tenant, "");
        assertThat(found.getList("hours")).hasSize(1);
        assertThat(found.getString("hours[0].hour")).isEqualTo(hour.toString());
        assertThat(found.getString("hours[0].quantity")).isEqualTo("150");
        assertThat(found.getList("hours[0].changes.timing")).isNotEmpty().containsOnly("backfill");

        JsonPath second = backfill(file, hour, 0);
        assertThat(second.getInt("result.duplicate")).isEqualTo(1_500);
        assertThat(second.getInt("result.accepted")).isZero();
        assertThat(Usage.aggregates(tenant, "").getString("hours")).isEqualTo(found.getString("hours"));
    }

    @Test
    void the_only_event_that_is_too_old_even_for_a_backfill_or_a_conflict_is_told_as_such() throws IOException {
        Instant old = Usage.now().minus(Duration.ofDays(401)).truncatedTo(ChronoUnit.HOURS);
        UsageLines usage = new UsageLines(tenant, "sub-7", old.toString(), "1", "requests");
        JsonPath rejected = backfill(Files.write(folder.resolve("old"), UsageLines.bytes(usage.lines(1))), old, 1);
        assertThat(rejected.getString("result.notCounted[0].status")).isEqualTo("rejected");
        assertThat(rejected.getString("result.notCounted[0].errors[0].field")).isEqualTo("time");

        Instant hour = old.plus(Duration.ofDays(300));
        UsageLines later = usage.at(hour.toString());
        backfill(Files.write(folder.resolve("one"), UsageLines.bytes(later.lines(1))), hour, 0);
        Path other = Files.write(
                folder.resolve("other"), UsageLines.bytes(later.worth("2").lines(1)));
        assertThat(backfill(other, hour, 1).getInt("result.conflict")).isEqualTo(1);
        assertThat(Usage.aggregates(tenant, "").getString("hours[0].quantity")).isEqualTo("1");
    }

    private JsonPath backfill(Path file, Instant hour, int exitCode) throws IOException {
        Path key = folder.resolve("key");
        Files.writeString(
                key,
                PeerKeysResource.bearer("gateway", "ingest-service", "operator").substring("Bearer ".length()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        List<String> options = new ArrayList<>(List.of("backfill", "--org", tenant, "--subscription", "sub-7"));
        options.addAll(List.of(
                "--start", hour.toString(), "--end", hour.plusSeconds(3_600).toString()));
        options.addAll(List.of("--format", "json"));
        JsonPath shown = run(options, file, 0);
        options.addAll(List.of("--live", "--confirm", shown.getString("send.events")));
        options.addAll(List.of("--server", "http://127.0.0.1:" + RestAssured.port, "--api-key-file", key.toString()));
        return run(options, file, exitCode);
    }

    private static JsonPath run(List<String> options, Path file, int exitCode) {
        List<String> arguments = new ArrayList<>(options);
        arguments.add(file.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLines.run(
                new IngestCommands(), new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        assertThat(code).as(out.toString() + err).isEqualTo(exitCode);
        return JsonPath.from(out.toString());
    }
}
