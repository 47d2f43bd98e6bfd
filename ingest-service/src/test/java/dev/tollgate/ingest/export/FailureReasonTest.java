package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.DropRootResource;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong with a drop has its own reason, counts nothing, and is never a crash. */
@QuarkusTest
@IngestServiceTest
class FailureReasonTest {
    private static final String GOOD = Bills.HEADER + Bills.row("EC2", "1");

    @Test
    void no_folder_is_no_export() {
        mustFail("nowhere", "NO_EXPORT");
    }

    @Test
    void a_folder_without_parts_is_no_export() throws Exception {
        Bills.write(folder("no-parts").resolve(".hidden"), "nothing");
        Bills.write(
                Files.createDirectories(folder("no-parts").resolve(".cache")).resolve("a.csv"), GOOD);
        Bills.write(folder("no-parts").resolve("focus-metadata.json"), "{}");
        mustFail("no-parts", "NO_EXPORT");
    }

    @Test
    void a_file_is_a_part_by_whatever_name_and_one_that_is_no_bill_is_not_passed_over() {
        Bills.write(folder("any-name").resolve("bill"), GOOD);
        Bills.write(folder("any-name").resolve("readme.txt"), "nothing");
        assertThat(mustFail("any-name", "UNKNOWN_FORMAT").getString("explanation"))
                .contains("readme.txt");
    }

    @Test
    void a_file_in_a_sub_folder_that_no_manifest_names_is_not_passed_over() throws Exception {
        Bills.write(folder("deeper").resolve("a.csv"), GOOD);
        Bills.write(Files.createDirectories(folder("deeper").resolve("archive")).resolve("b.csv"), GOOD);
        mustFail("deeper", "PART_NOT_NAMED");
    }

    @Test
    void a_named_part_that_is_not_there_is_missing() throws Exception {
        Path folder = folder("part-missing");
        Bills.write(folder.resolve("a.csv"), GOOD);
        manifest(folder, "a.csv", IngestRunTest.sha256(folder.resolve("a.csv")), "gone.csv", "0".repeat(64));
        mustFail("part-missing", "PART_MISSING");
    }

    @Test
    void a_part_that_the_manifest_does_not_name_is_not_passed_over() throws Exception {
        Path folder = folder("not-named");
        Bills.write(folder.resolve("a.csv"), GOOD);
        Bills.write(folder.resolve("b.csv"), GOOD);
        manifest(folder, "a.csv", IngestRunTest.sha256(folder.resolve("a.csv")));
        mustFail("not-named", "PART_NOT_NAMED");
    }

    @Test
    void a_part_that_was_changed_after_the_manifest_is_refused() {
        Path folder = folder("changed");
        Bills.write(folder.resolve("a.csv"), GOOD);
        manifest(folder, "a.csv", "0".repeat(64));
        mustFail("changed", "PART_CHANGED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"parts\":[]}",
                "{\"parts\":[{\"name\":\"../a.csv\",\"sha256\":\"x\"}]}",
                "{\"parts\":[{\"name\":\"a.csv\"}]}",
                "{\"other\":1,\"parts\":[]}"
            })
    void a_manifest_of_another_shape_is_refused(String json) {
        String drop = "manifest-" + Integer.toHexString(json.hashCode());
        Path folder = folder(drop);
        Bills.write(folder.resolve("a.csv"), GOOD);
        Bills.write(folder.resolve("manifest.json"), json);
        mustFail(drop, "BAD_MANIFEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":1.5,\"asOf\":\"2026-10-05T00:00:00Z\",\"source\":\"x\"}",
                "{\"currency\":\"USD\",\"metric\":\"Cost\",\"total\":\"1\",\"asOf\":\"2026-10-05T00:00:00Z\",\"source\":\"x\"}",
                "{\"currency\":\"usd\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-05T00:00:00Z\",\"source\":\"x\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"yesterday\",\"source\":\"x\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-05T00:00:00Z\",\"source\":\"x\",\"more\":1}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-05T00:00:00Z\",\"source\":\"x\",\"breakdown\":[{\"service\":\"a\",\"day\":\"2026-09-01\",\"amount\":\"1\"}]}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-05T00:00:00Z\",\"source\":\"x\",\"breakdown\":[{\"service\":\"a\",\"amount\":1}]}",
                "[]",
                "{"
            })
    void a_statement_of_another_shape_is_refused(String json) {
        String drop = "statement-" + Integer.toHexString(json.hashCode());
        Path folder = folder(drop);
        Bills.write(folder.resolve("a.csv"), GOOD);
        Bills.write(folder.resolve("statement.json"), json);
        mustFail(drop, "BAD_STATEMENT");
    }

    @Test
    void a_header_without_what_focus_makes_mandatory_names_all_of_it() {
        Bills.write(folder("not-focus").resolve("a.csv"), "BilledCost,BillingPeriodStart,ChargePeriodStart\n1,,\n");
        JsonPath run = mustFail("not-focus", "MISSING_COLUMN");
        assertThat(run.getString("explanation"))
                .contains("ProviderName", "BillingAccountId", "BillingCurrency", "ServiceName", "ChargeCategory");
    }

    @Test
    void a_file_without_even_a_header_is_not_focus() {
        Bills.write(folder("empty").resolve("a.csv"), "");
        mustFail("empty", "UNKNOWN_FORMAT");
    }

    @Test
    void a_compressed_part_that_is_cut_off_is_broken() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 2_000; i++) {
                out.write((i == 0 ? GOOD : Bills.row("EC2", Integer.toString(i))).getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(folder("cut-off").resolve("a.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        mustFail("cut-off", "BROKEN_GZIP");
    }

    @Test
    void a_part_that_only_claims_to_be_compressed_is_broken() throws Exception {
        Files.writeString(folder("no-gzip").resolve("a.csv.gz"), GOOD);
        mustFail("no-gzip", "BROKEN_GZIP");
    }

    @Test
    void a_small_file_that_unpacks_into_a_huge_one_is_stopped() {
        byte[] bomb = new byte[20_000_000];
        Arrays.fill(bomb, (byte) '\n');
        System.arraycopy(GOOD.getBytes(StandardCharsets.UTF_8), 0, bomb, 0, GOOD.length());
        Bills.write(folder("bomb").resolve("a.csv.gz"), bomb);
        mustFail("bomb", "TOO_LARGE");
    }

    @Test
    void a_record_without_end_is_stopped() {
        Bills.write(folder("long-line").resolve("a.csv"), GOOD + "\"" + "x".repeat(300_000));
        mustFail("long-line", "LINE_TOO_LONG");
    }

    @Test
    void a_record_of_too_many_columns_is_stopped() {
        Bills.write(folder("columns").resolve("a.csv"), GOOD + ",".repeat(300) + "\n");
        mustFail("columns", "TOO_MANY_COLUMNS");
    }

    @Test
    void too_many_cells_are_stopped() {
        StringBuilder rows = new StringBuilder(Bills.HEADER);
        for (int i = 0; i < 5_100; i++) {
            rows.append(Bills.row("service-" + i, "1"));
        }
        Bills.write(folder("cells").resolve("a.csv"), rows.toString());
        mustFail("cells", "TOO_MANY_CELLS");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] bytes = (GOOD + Bills.row("caf\u00e9", "1")).getBytes(StandardCharsets.ISO_8859_1);
        Bills.write(folder("latin").resolve("a.csv"), bytes);
        mustFail("latin", "NOT_UTF8");
    }

    @Test
    void a_quote_where_none_can_stand_is_refused() {
        Bills.write(folder("quote").resolve("a.csv"), GOOD + "\"AWS\"x,1\n");
        mustFail("quote", "NOT_CSV");
    }

    @Test
    void a_part_that_leads_out_of_the_root_by_a_link_is_never_read() throws Exception {
        Path outside = Files.createTempFile("outside", ".csv");
        Files.writeString(outside, GOOD);
        Files.createSymbolicLink(folder("linked-part").resolve("a.csv"), outside);
        mustFail("linked-part", "LEAVES_ROOT");
    }

    @Test
    void a_sub_folder_that_is_a_link_is_never_entered() throws Exception {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("a.csv"), GOOD);
        Files.createSymbolicLink(folder("linked-folder").resolve("assembly"), outside);
        mustFail("linked-folder", "LEAVES_ROOT");
        Path inside = Files.createDirectories(folder("linked-folder").resolve("b"));
        Files.delete(folder("linked-folder").resolve("assembly"));
        Files.createSymbolicLink(folder("linked-folder").resolve("assembly"), inside);
        mustFail("linked-folder", "UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../../b", "/etc", "linked", "linked/deeper", "a\\u0000b"})
    void a_drop_outside_the_root_is_refused_and_not_repeated(String drop) throws Exception {
        Path link = DropRootResource.root().resolve("linked");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, Files.createTempDirectory("outside"));
        }
        Requests.post("aws", "2026-09", drop)
                .statusCode(400)
                .body("errors[0].field", equalTo("drop"))
                .body("errors[0].message", not(containsString("etc")));
    }

    @Test
    void a_failed_run_stores_nothing_but_itself() throws Exception {
        Bills.write(folder("nothing-stored").resolve("a.csv"), GOOD + "\"AWS\"x,1\n");
        String id = mustFail("nothing-stored", "NOT_CSV").getString("id");
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM ingest.run_part WHERE run_id = '" + id + "'")) {
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
    }

    private static Path folder(String drop) {
        return Bills.folder("failing/" + drop, "aws");
    }

    private static JsonPath mustFail(String drop, String reason) {
        JsonPath run = Requests.ingest("aws", "2026-09", "failing/" + drop);
        assertThat(run.getString("reason")).as(run.prettify()).isEqualTo(reason);
        assertThat(run.getString("state")).isEqualTo("FAILED");
        return run;
    }

    private static void manifest(Path folder, String... namesAndDigests) {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < namesAndDigests.length; i += 2) {
            parts.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"" + namesAndDigests[i] + "\",\"sha256\":\"" + namesAndDigests[i + 1] + "\"}");
        }
        Bills.write(folder.resolve("manifest.json"), "{\"parts\":[" + parts + "]}");
    }
}
