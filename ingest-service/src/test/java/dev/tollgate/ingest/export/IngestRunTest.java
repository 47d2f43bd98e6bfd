package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.DropRootResource;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IngestServiceTest
class IngestRunTest {
    private static final String SEPTEMBER = "2026-09";

    @Test
    void once_the_same_drop_twice_is_one_export_and_the_repetition_is_told() {
        Path folder = Bills.folder("twice", "aws");
        Bills.write(folder.resolve("a.csv"), Bills.HEADER + Bills.row("EC2", "10.5"));
        JsonPath first = Requests.ingest("aws", SEPTEMBER, "twice");
        JsonPath second = Requests.ingest("aws", SEPTEMBER, "twice");
        assertThat(second.getString("state")).isEqualTo("COMPLETED");
        assertThat(second.getBoolean("repeatsExport")).isTrue();
        assertThat(second.getString("exportId")).isEqualTo(first.getString("exportId"));
        assertThat(second.getString("explanation")).contains("nothing was counted again");
        JsonPath totals = Requests.canonical(SEPTEMBER, "&provider=aws");
        assertThat(totals.getList("exports")).hasSize(1);
        assertThat(totals.getString("exports[0].runId")).isEqualTo(second.getString("id"));
        assertThat(totals.getString("exports[0].totals[0].total.amount")).isEqualTo("10.5");
    }

    @Test
    void once_two_runs_of_one_drop_at_the_same_moment_make_one_export() {
        Path folder = Bills.folder("same-moment", "openops", "2026-05");
        Bills.write(
                folder.resolve("a.csv"), Bills.HEADER + Bills.row("OpenOps", "2026-05-01", "USD", "Runs", "7", "7"));
        List<String> ids = java.util.stream.IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> Requests.post("openops", "2026-05", "same-moment")
                        .statusCode(202)
                        .extract()
                        .<String>path("id"))
                .toList();
        List<JsonPath> runs = ids.stream().map(Requests::await).toList();
        assertThat(runs).allSatisfy(run -> assertThat(run.getString("state")).isEqualTo("COMPLETED"));
        assertThat(runs.stream().map(run -> run.getString("exportId")).distinct())
                .hasSize(1);
        assertThat(runs.stream().filter(run -> !run.getBoolean("repeatsExport")))
                .hasSize(1);
        assertThat(Requests.canonical("2026-05", "&provider=openops").getString("exports[0].totals[0].total.amount"))
                .isEqualTo("7");
    }

    @Test
    void once_a_part_whose_content_was_there_already_is_repeated_also_when_it_is_compressed() {
        Path folder = Bills.folder("repeated", "aws", "2026-04");
        String content = Bills.HEADER + Bills.row("AWS", "2026-04-01", "USD", "EC2", "3", "3");
        Bills.write(folder.resolve("a.csv"), content);
        Bills.write(folder.resolve("b.csv.gz"), content);
        JsonPath run = Requests.ingest("aws", "2026-04", "repeated");
        assertThat(run.getList("parts.outcome")).containsExactly("COUNTED", "REPEATED");
        assertThat(run.getString("parts[1].repeats")).isEqualTo("a.csv");
        assertThat(run.getString("parts[1].sha256")).isEqualTo(run.getString("parts[0].sha256"));
        assertThat(run.getString("parts[1].fileSha256")).isNotEqualTo(run.getString("parts[0].fileSha256"));
        assertThat(run.getLong("rows.read")).isEqualTo(1);
        assertThat(run.getString("totals[0].total.amount")).isEqualTo("3");
        JsonPath totals = Requests.canonical("2026-04", "&provider=aws");
        assertThat(totals.getInt("exports[0].parts.counted")).isEqualTo(1);
        assertThat(totals.getInt("exports[0].parts.repeated")).isEqualTo(1);
    }

    @Test
    void once_a_delivery_with_other_content_replaces_the_last_and_never_adds_to_it() {
        Path folder = Bills.folder("replaced", "aws", "2026-03");
        Path part = folder.resolve("a.csv");
        Bills.write(part, Bills.HEADER + Bills.row("AWS", "2026-03-01", "USD", "EC2", "10", "10"));
        JsonPath first = Requests.ingest("aws", "2026-03", "replaced");
        Bills.write(part, Bills.HEADER + Bills.row("AWS", "2026-03-01", "USD", "EC2", "11", "11"));
        JsonPath second = Requests.ingest("aws", "2026-03", "replaced");
        assertThat(second.getString("supersedesExport")).isEqualTo(first.getString("exportId"));
        JsonPath totals = Requests.canonical("2026-03", "&provider=aws&metric=BilledCost");
        assertThat(totals.getList("exports.collect { it.totals[0].total.amount }"))
                .containsExactly("11");
    }

    @Test
    void missing_is_not_good_what_a_failed_newest_run_held_before_is_not_listed() throws Exception {
        Path folder = Bills.folder("then-failed", "gcp", "2026-02");
        Path part = folder.resolve("a.csv");
        Bills.write(
                part, Bills.HEADER + Bills.row("Google Cloud", "2026-02-01T08:00:00Z", "USD", "BigQuery", "5", "5"));
        Bills.write(folder.resolve("statement.json"), """
                {"currency":"USD","metric":"BilledCost","total":"5","asOf":"2026-03-05T08:00:00Z","source":"invoice"}""");
        assertThat(Requests.ingest("gcp", "2026-02", "then-failed").getString("totals[0].total.amount"))
                .isEqualTo("5");
        assertThat(Requests.stated("2026-02", "").getList("statements")).hasSize(1);
        Files.delete(part);
        JsonPath failed = Requests.ingest("gcp", "2026-02", "then-failed");
        assertThat(failed.getString("reason")).isEqualTo("NO_EXPORT");
        JsonPath totals = Requests.canonical("2026-02", "");
        assertThat(totals.getList("exports")).isEmpty();
        assertThat(totals.getString("incomplete[0].provider")).isEqualTo("gcp");
        assertThat(totals.getString("incomplete[0].reason")).isEqualTo("NO_EXPORT");
        assertThat(Requests.stated("2026-02", "").getList("statements")).isEmpty();
    }

    @Test
    void a_run_that_a_dead_process_left_behind_is_taken_up_again_and_ends_with_the_same_totals() throws Exception {
        Path folder = Bills.folder("left-behind", "aws", "2026-01");
        Bills.write(folder.resolve("a.csv"), Bills.HEADER + Bills.row("AWS", "2026-01-01", "USD", "EC2", "1.25", "1"));
        UUID id = leftBehind("2026-01", "left-behind", 1);
        JsonPath run = Requests.await(id.toString());
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getString("totals[0].total.amount")).isEqualTo("1.25");
    }

    @Test
    void a_run_that_never_comes_to_its_end_is_given_up() throws Exception {
        Bills.folder("given-up", "aws", "2025-12");
        UUID id = leftBehind("2025-12", "given-up", 3);
        assertThat(Requests.await(id.toString()).getString("reason")).isEqualTo("GIVEN_UP");
    }

    @Test
    void money_is_exact_a_cost_column_that_some_rows_leave_blank_is_not_totalled_and_said_so() {
        Path folder = Bills.folder("incomplete", "aws", "2025-11");
        Bills.write(
                folder.resolve("a.csv"),
                Bills.HEADER
                        + Bills.row("AWS", "2025-11-01", "USD", "EC2", "1", "NULL")
                        + Bills.row("AWS", "2025-11-01", "USD", "EC2", "2", "2"));
        JsonPath run = Requests.ingest("aws", "2025-11", "incomplete");
        assertThat(run.getList("metricsIncomplete")).containsExactly("EffectiveCost");
        assertThat(run.getList("totals.metric")).containsExactly("BilledCost");
        assertThat(run.getString("totals[0].total.amount")).isEqualTo("3");
    }

    @Test
    void missing_is_not_good_a_header_without_rows_is_a_known_zero_and_no_missing_file() {
        Path folder = Bills.folder("header-only", "openops", "2025-10");
        Bills.write(folder.resolve("a.csv"), "\uFEFF" + Bills.HEADER);
        JsonPath run = Requests.ingest("openops", "2025-10", "header-only");
        assertThat(run.getString("state")).isEqualTo("COMPLETED");
        assertThat(run.getLong("rows.read")).isZero();
        assertThat(Requests.canonical("2025-10", "").getList("exports[0].totals"))
                .isEmpty();
    }

    @Test
    void rows_of_another_month_or_provider_are_set_aside_exactly_and_unreadable_ones_are_quarantined() {
        Path folder = Bills.folder("mixed", "aws", "2025-09");
        Bills.write(
                folder.resolve("a.csv"),
                Bills.HEADER
                        + Bills.row("AWS", "2025-09-01 00:00:00", "USD", "EC2", "1e-3", "0.001")
                        + Bills.row("AWS", "2025-09-01 00:00:00", "EUR", "EC2", "-2", "-2")
                        + Bills.row("AWS", "10/1/2025", "USD", "EC2", "40", "40")
                        + Bills.row("Oracle", "2025-09-01", "USD", "DB", "0.3", "0.3")
                        + Bills.row("AWS", "2025-09-01", "USD", "EC2", "\"$10,000.00\"", "1"));
        JsonPath run = Requests.ingest("aws", "2025-09", "mixed");
        assertThat(run.getMap("rows"))
                .isEqualTo(java.util.Map.of("read", 5, "counted", 2, "quarantined", 1, "setAside", 2));
        assertThat(run.getList("totals.findAll { it.metric == 'BilledCost' }.total.amount"))
                .containsExactlyInAnyOrder("0.001", "-2");
        assertThat(run.getString(
                        "setAside.find { it.providerName == 'Oracle' && it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("0.3");
        assertThat(run.getString(
                        "setAside.find { it.billingPeriod == '2025-10' && it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("40");
        assertThat(run.getMap("quarantine.samples[0]"))
                .isEqualTo(
                        java.util.Map.of("part", "a.csv", "line", 6, "column", "BilledCost", "reason", "BAD_AMOUNT"));
        assertThat(run.prettify()).doesNotContain("10,000");
    }

    @Test
    void money_is_exact_the_published_focus_sample_sums_to_the_last_digit() throws Exception {
        Path sample = thirdParty().resolve("focus/focus_sample_1000.csv");
        assumeTrue(Files.exists(sample), "skipped: the third-party data is not here; THIRD_PARTY_DATA may name it");
        for (String provider : List.of("aws", "azure")) {
            Files.copy(sample, Bills.folder("focus", provider, "2024-09").resolve("focus_sample_1000.csv"));
        }
        JsonPath aws = Requests.ingest("aws", "2024-09", "focus");
        JsonPath azure = Requests.ingest("azure", "2024-09", "focus");
        assertThat(aws.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("18.0066386184");
        assertThat(azure.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("1.97651418586");
        assertThat(aws.getMap("rows"))
                .isEqualTo(java.util.Map.of("read", 1000, "counted", 942, "quarantined", 0, "setAside", 58));
        assertThat(aws.getList(
                        "setAside.findAll { it.providerName == 'Oracle' && it.metric == 'BilledCost' }.total.amount"))
                .containsExactly("0.29707392473", "0.24");
    }

    @Test
    void runs_are_listed_newest_first_page_by_page() {
        for (int i = 0; i < 3; i++) {
            Requests.ingest("azure", "2025-08", "nothing-here");
        }
        JsonPath page = Requests.asOperator()
                .get("/v1/ingest-runs?provider=azure&billingPeriod=2025-08&limit=2")
                .jsonPath();
        assertThat(page.getList("items")).hasSize(2);
        JsonPath last = Requests.asOperator()
                .get("/v1/ingest-runs?provider=azure&billingPeriod=2025-08&limit=2&cursor=" + page.getString("next"))
                .jsonPath();
        assertThat(last.getList("items")).hasSize(1);
        assertThat(last.getString("next")).isNull();
        assertThat(last.getString("items[0].requestedAt")).isLessThan(page.getString("items[1].requestedAt"));
    }

    @Test
    void a_run_that_nobody_asked_for_is_404_and_a_wait_of_an_hour_is_400() {
        Requests.asOperator()
                .get("/v1/ingest-runs/" + new UUID(1, 1))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:tollgate:problem:not-found"));
        Requests.asOperator()
                .get("/v1/ingest-runs/" + new UUID(1, 1) + "?wait=3600s")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("wait"));
    }

    private static UUID leftBehind(String period, String drop, int attempts) throws Exception {
        UUID id = UUID.nameUUIDFromBytes(drop.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO ingest.ingest_run (id, provider, billing_period, mode, drop_path, state,
                            requested_at, started_at, attempt, attempts, lease_until)
                        VALUES (?, 'aws', ?, 'deterministic', ?, 'RUNNING', now(), now(), ?, ?, now() - interval '1 s')""")) {
            insert.setObject(1, id);
            insert.setString(2, period);
            insert.setString(3, drop);
            insert.setObject(4, id);
            insert.setInt(5, attempts);
            insert.executeUpdate();
        }
        return id;
    }

    static Path thirdParty() {
        String named = System.getenv("THIRD_PARTY_DATA");
        return named == null ? Path.of("../../shared/data") : Path.of(named);
    }

    /** Used by the tests of manifests too. */
    static String sha256(Path file) throws Exception {
        return Sha256.of(Files.readAllBytes(file)).hex();
    }

    static Path root() {
        return DropRootResource.root();
    }
}
