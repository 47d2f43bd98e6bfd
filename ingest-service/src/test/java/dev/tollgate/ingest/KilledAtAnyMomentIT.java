package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged service at random moments of a run over an export of many parts, alone and as one of two replicas,
 * and compares everything that is stored in the end with what an undisturbed run stores. {@code -Dkills=500} for longer,
 * {@code -Dseed=…} to repeat.
 */
class KilledAtAnyMomentIT {
    private static final int KILLS = Integer.getInteger("kills", 8);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int PARTS = 9;
    private static final int ROWS_PER_PART = 60_000;
    private static final long DEADLINE_SECONDS = 90;

    private static final String TABLES = "ingest.ingest_run, ingest.billing_export, ingest.provider_statement";

    /** Everything that a run leaves behind, but for ids and the time of day. */
    private static final List<String> FACTS = List.of(
            """
            SELECT state, reason, explanation, repeats_export, supersedes_export, as_of, rows_read, rows_counted,
                   rows_quarantined, rows_set_aside, parts_counted, parts_repeated, metrics_incomplete
            FROM ingest.ingest_run""",
            "SELECT ordinal, name, format, outcome, sha256, file_sha256, rows, quarantined, repeats FROM ingest.run_part",
            "SELECT ordinal, provider_name, billing_period, currency, metric, amount, rows FROM ingest.run_set_aside",
            "SELECT ordinal, part, line, column_name, reason FROM ingest.run_quarantine",
            "SELECT content_digest, format FROM ingest.billing_export",
            "SELECT sha256, file_sha256, name, rows FROM ingest.export_part",
            "SELECT currency, metric, source, amount, rows FROM ingest.export_total",
            "SELECT digest, metric, currency, total, as_of, source FROM ingest.provider_statement",
            """
            SELECT account, sub_account, service, day, charge_category, currency, metric, amount, rows
            FROM ingest.cube_cell""",
            "SELECT count(*) FROM ingest.part_work",
            "SELECT count(*) FROM ingest.part_reading");

    @TempDir
    static Path drops;

    private static final EmbeddedPostgresResource POSTGRES = new EmbeddedPostgresResource();
    private static final Map<String, String> CONFIGURATION = new TreeMap<>();
    private final List<PackagedService> alive = new ArrayList<>();

    @BeforeAll
    static void prepare() throws IOException {
        POSTGRES.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        CONFIGURATION.putAll(POSTGRES.start());
        CONFIGURATION.putAll(keys.start());
        CONFIGURATION.putAll(Map.of(
                "tollgate.ingest.drop-root", drops.toString(),
                "tollgate.ingest.lease", "PT1S",
                "tollgate.ingest.tick", "PT0.2S"));
        writeExport(drops.resolve("big/aws/2026-09"));
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    @Test
    void once_a_run_that_is_killed_at_any_moment_ends_as_if_nothing_had_happened() throws Exception {
        System.out.printf("kills=%d seed=%d%n", KILLS, SEED);
        Random random = new Random(SEED);
        try {
            alive.add(PackagedService.start(CONFIGURATION));
            long start = System.nanoTime();
            awaitEnd(alive.getFirst().requestIngest("aws", "2026-09", "big"));
            long undisturbedNanos = System.nanoTime() - start;
            List<List<String>> facts = facts();
            assertThat(facts.getFirst().getFirst())
                    .startsWith("COMPLETED")
                    .contains("|" + (PARTS - 1) * ROWS_PER_PART + "|");
            int inTheMiddle = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                forgetEverything();
                inTheMiddle += killOnce(kill % 3 == 0 ? 2 : 1, random, undisturbedNanos) ? 1 : 0;
                assertThat(facts()).as("kill %d, seed %d", kill, SEED).isEqualTo(facts);
            }
            System.out.printf(
                    "%d of %d kills hit a run before its end; undisturbed %d ms%n",
                    inTheMiddle, KILLS, TimeUnit.NANOSECONDS.toMillis(undisturbedNanos));
            // Otherwise nothing would be shown.
            assertThat(inTheMiddle).isGreaterThanOrEqualTo(KILLS / 3);
        } finally {
            for (PackagedService one : alive) {
                one.kill();
            }
        }
    }

    /** @return whether the run had not ended when the kill came */
    private boolean killOnce(int replicas, Random random, long undisturbedNanos) throws Exception {
        while (alive.size() < replicas) {
            alive.add(PackagedService.start(CONFIGURATION));
        }
        String run = any(random).requestIngest("aws", "2026-09", "big");
        TimeUnit.NANOSECONDS.sleep(random.nextLong(undisturbedNanos * 3 / 4));
        PackagedService victim = any(random);
        victim.kill();
        alive.remove(victim);
        boolean unfinished = !hasEnded(run);
        if (alive.isEmpty()) {
            alive.add(PackagedService.start(CONFIGURATION));
        }
        awaitEnd(run);
        return unfinished;
    }

    private PackagedService any(Random random) {
        return alive.get(random.nextInt(alive.size()));
    }

    private void awaitEnd(String run) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!hasEnded(run)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("run " + run + " did not end, seed " + SEED + "\n"
                        + alive.getFirst().log());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean hasEnded(String run) throws SQLException {
        String state = query("SELECT state FROM ingest.ingest_run WHERE id = '" + run + "'")
                .getFirst();
        return state.equals("COMPLETED") || state.equals("FAILED");
    }

    private static void forgetEverything() throws SQLException {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + TABLES + " CASCADE");
        }
    }

    private static List<List<String>> facts() throws SQLException {
        List<List<String>> facts = new ArrayList<>();
        for (String sql : FACTS) {
            facts.add(query(sql));
        }
        return facts;
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows.stream().sorted().toList();
    }

    /** Parts with amounts of many digits, unreadable rows and rows of others; the last part repeats the first. */
    private static void writeExport(Path folder) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        String first = "";
        for (int part = 1; part < PARTS; part++) {
            String content = content(random);
            first = first.isEmpty() ? content : first;
            Bills.write(
                    folder.resolve("part-" + part + ".csv.gz"),
                    content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Bills.write(folder.resolve("part-" + PARTS + ".csv"), first);
        Files.writeString(folder.resolve("statement.json"), """
                {"currency":"USD","metric":"BilledCost","total":"5","asOf":"2026-10-05T00:00:00Z","source":"invoice"}""");
    }

    private static String content(Random random) {
        StringBuilder content = new StringBuilder(Bills.HEADER);
        for (int row = 0; row < ROWS_PER_PART; row++) {
            String amount =
                    random.nextInt(5_000) == 0 ? "n/a" : random.nextInt(1_000) + "." + random.nextLong(1L << 60);
            String provider = random.nextInt(50) == 0 ? "Oracle" : "AWS";
            content.append(Bills.row(
                    provider, "2026-09-01T00:00:00Z", "USD", "Service " + random.nextInt(40), amount, amount));
        }
        return content.toString();
    }
}
