package dev.tollgate.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.provider.LiveOpenOps;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live runs of several packaged services over one PostgreSQL, some of which are killed. */
class LiveReplicasIT {
    private static final EmbeddedPostgresResource POSTGRES = new EmbeddedPostgresResource();
    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    @TempDir
    Path folder = Path.of("none");

    private final LiveOpenOps openOps = LiveOpenOps.start();
    private final List<PackagedService> alive = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        POSTGRES.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        CONFIGURATION.putAll(POSTGRES.start());
        CONFIGURATION.putAll(keys.start());
    }

    @AfterAll
    static void stopPostgres() {
        POSTGRES.stop();
    }

    @AfterEach
    void stop() throws Exception {
        for (PackagedService one : alive) {
            one.kill();
        }
        openOps.close();
    }

    @Test
    void once_a_fetch_whose_process_is_killed_is_taken_up_by_another_and_counts_once() throws Exception {
        PackagedService victim = start(Map.of());
        openOps.serveSlowly("2024-01", "12.5", 3_000);
        String run = request(victim, "2024-01");
        await(() -> !openOps.server().findAll(anyRequestedFor(anyUrl())).isEmpty());
        victim.kill();
        alive.remove(victim);
        PackagedService other = start(Map.of());
        JsonPath ended = ended(other, run);
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("COMPLETED");
        assertThat(query("SELECT attempts FROM ingest.ingest_run WHERE id = '" + run + "'"))
                .containsExactly("2");
        assertThat(query("SELECT count(*) FROM ingest.billing_export")).containsExactly("1");
        // What the dead one left is somebody's who may be alive, until a day has gone by.
        assertThat(fetched()).hasSize(1);
    }

    @Test
    void once_replicas_that_are_asked_at_the_same_moment_fetch_once() throws Exception {
        List<PackagedService> both = List.of(start(Map.of()), start(Map.of()));
        openOps.serveSlowly("2024-02", "1", 1_500);
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            runs.add(request(both.get(i % 2), "2024-02"));
        }
        assertThat(runs.stream().distinct()).hasSize(1);
        assertThat(ended(both.getLast(), runs.getFirst()).getString("state")).isEqualTo("COMPLETED");
        assertThat(query("SELECT attempts FROM ingest.ingest_run WHERE id = '" + runs.getFirst() + "'"))
                .containsExactly("1");
        // The workflow, and the extent and the page of the table.
        assertThat(openOps.server().findAll(anyRequestedFor(anyUrl()))).hasSizeLessThanOrEqualTo(4);
        assertThat(fetched()).isEmpty();
    }

    @Test
    void a_provider_that_fails_is_asked_once_in_an_interval_by_all_replicas_and_after_the_database_was_away()
            throws Exception {
        openOps.answer(aResponse().withStatus(401));
        Map<String, String> scheduled = Map.of(
                "tollgate.fetch.every",
                "2s",
                "tollgate.fetch.tick",
                "1s",
                // Another provider that is configured wrongly.
                "tollgate.credential.aws-ref",
                "cred://nobody");
        PackagedService one = start(scheduled);
        start(scheduled);
        await(() -> scheduledRuns() >= 3);
        assertThat(query("""
                        SELECT count(*) FROM (SELECT requested_at - lag(requested_at) OVER
                            (PARTITION BY billing_period ORDER BY requested_at) AS gap
                            FROM ingest.ingest_run WHERE billing_period >= '2025-01') AS pair WHERE gap < interval '1.9 s'""")).containsExactly("0");
        execute("ALTER ROLE ingest NOLOGIN");
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ingest'");
        TimeUnit.SECONDS.sleep(4);
        execute("ALTER ROLE ingest LOGIN");
        long before = scheduledRuns();
        await(() -> scheduledRuns() >= before + 2);
        JsonPath aws = JsonPath.from(one.get("/v1/providers").body()).setRootPath("providers[1]");
        assertThat(aws.getString("state")).isEqualTo("NOT_CONFIGURED");
        assertThat(aws.getString("nextRunAt")).isNull();
        JsonPath failing = JsonPath.from(one.get("/v1/providers").body()).setRootPath("providers[0]");
        assertThat(failing.getString("state")).isEqualTo("CREDENTIAL_REFUSED");
        assertThat(failing.getString("nextRunAt")).isNotNull();
    }

    @Test
    void the_mode_of_a_request_that_names_none_is_the_configured_one() throws Exception {
        PackagedService service = start(Map.of("tollgate.ingest.default-mode", "live"));
        openOps.serveSlowly("2024-03", "1", 0);
        var queued = service.post("/v1/ingest-runs", """
                {"provider":"openops","billingPeriod":"2024-03"}""");
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        assertThat(JsonPath.from(queued.body()).getString("mode")).isEqualTo("live");
        var withDrop = service.post("/v1/ingest-runs", """
                {"provider":"openops","billingPeriod":"2024-03","drop":"x"}""");
        assertThat(withDrop.statusCode()).as(withDrop.body()).isEqualTo(400);
        for (String month : List.of("2999-12", "1970-01", "0001-01")) {
            var run = ended(service, request(service, month));
            assertThat(run.getString("state")).as(run.prettify()).isEqualTo("FAILED");
            assertThat(run.getString("reason")).isEqualTo("NO_STATEMENT");
        }
    }

    private PackagedService start(Map<String, String> more) throws Exception {
        Map<String, String> settings = new TreeMap<>(CONFIGURATION);
        settings.putAll(openOps.settings());
        // The scheduler knows no shorter tick than a second.
        settings.put("tollgate.ingest.lease", "PT5S");
        settings.put("tollgate.ingest.tick", "PT1S");
        settings.put("tollgate.fetch.folder", folder.resolve("fetched").toString());
        settings.put("tollgate.credential.backend", "file");
        settings.put("tollgate.credential.resolver-endpoint", folder.toUri().toString());
        settings.put("tollgate.credential.references", "openops=openops.json");
        settings.put("tollgate.credential.openops-ref", "cred://openops");
        settings.putAll(more);
        Files.writeString(folder.resolve("openops.json"), "{\"tablesToken\":\"t\",\"webhookKey\":\"k\"}");
        PackagedService service = PackagedService.start(settings);
        alive.add(service);
        return service;
    }

    private static String request(PackagedService service, String month) throws Exception {
        var queued = service.post("/v1/ingest-runs", """
                {"provider":"openops","billingPeriod":"%s","ingestMode":"live"}""".formatted(month));
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        return JsonPath.from(queued.body()).getString("id");
    }

    private static JsonPath ended(PackagedService service, String run) throws Exception {
        return JsonPath.from(service.get("/v1/ingest-runs/" + run + "?wait=30s").body());
    }

    private List<Path> fetched() throws Exception {
        try (Stream<Path> there = Files.list(folder.resolve("fetched"))) {
            return there.toList();
        }
    }

    private static long scheduledRuns() throws Exception {
        return Long.parseLong(query("SELECT count(*) FROM ingest.ingest_run WHERE billing_period >= '2025-01'")
                .getFirst());
    }

    private static void await(Callable<Boolean> happened) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!happened.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void execute(String sql) throws Exception {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
