package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.ThirdPartyData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A month as AWS lays it into a bucket, copied with its folders. */
@QuarkusTest
@IngestServiceTest
class AwsBucketTest {
    private static final Instant LONG_AGO = Instant.parse("2024-12-24T18:00:00Z");

    @Test
    void once_of_a_re_delivered_assembly_only_the_one_that_the_manifest_names_is_read() throws Exception {
        Path month = Bills.folder("aws/assemblies", "aws", "2024-01");
        put(month, "20240101-20240201/older/koku-1.csv.gz", cur("2024-01").replace(",10,", ",11,"));
        put(month, "20240101-20240201/older/koku-Manifest.json", legacy("2024-01", "older/koku-1.csv.gz"));
        put(month, "20240101-20240201/newer/koku-1.csv.gz", cur("2024-01"));
        put(month, "20240101-20240201/newer/koku-Manifest.json", legacy("2024-01", "newer/koku-1.csv.gz"));
        Path manifest = put(month, "20240101-20240201/koku-Manifest.json", legacy("2024-01", "newer/koku-1.csv.gz"));
        Files.setLastModifiedTime(manifest, FileTime.from(LONG_AGO));

        JsonPath run = completed("2024-01", "assemblies");
        assertThat(run.getInt("rows.counted")).isEqualTo(3);
        assertThat(run.getString("asOf")).isEqualTo(LONG_AGO.toString());
        assertThat(run.getString("asOfSource")).isEqualTo("OBJECT");
        assertThat(run.getString("completeness")).isEqualTo("COMPLETE");
        assertThat(run.getString("completenessSource")).isEqualTo("MANIFEST");
        assertThat(run.getString("explanation"))
                .contains("beside the one that the manifest names, and were not read: 1.");
        assertThat(total("2024-01")).isEqualTo("30");

        put(month, "20240101-20240201/third/koku-1.csv.gz", cur("2024-01"));
        put(month, "20240101-20240201/koku-Manifest.json", legacy("2024-01", "third/koku-1.csv.gz"));
        JsonPath again = completed("2024-01", "assemblies");
        assertThat(again.getBoolean("repeatsExport")).isTrue();
        assertThat(again.getString("explanation")).contains("not read: 2.");
    }

    @Test
    void where_only_the_assemblies_have_manifests_the_one_written_last_holds() throws Exception {
        Path month = Bills.folder("aws/copies", "aws", "2024-02");
        Path newer = put(month, "20240201-20240301/a/koku-Manifest.json", legacy("2024-02", "a/koku-1.csv"));
        Path older = put(month, "20240201-20240301/b/koku-Manifest.json", legacy("2024-02", "b/koku-1.csv"));
        put(month, "20240201-20240301/a/koku-1.csv", cur("2024-02"));
        put(month, "20240201-20240301/b/koku-1.csv", "no bill at all");
        Files.setLastModifiedTime(newer, FileTime.from(LONG_AGO));
        Files.setLastModifiedTime(older, FileTime.from(LONG_AGO));
        assertThat(failed("2024-02", "copies", "BAD_MANIFEST")).contains("at the same moment");
        Files.setLastModifiedTime(older, FileTime.from(LONG_AGO.minusSeconds(1)));
        assertThat(completed("2024-02", "copies").getInt("rows.counted")).isEqualTo(3);
    }

    @Test
    void a_report_that_overwrites_itself_has_its_parts_in_the_month_s_folder_whatever_was_copied_of_the_path() {
        Path month = Bills.folder("aws/overwritten", "aws", "2024-03");
        put(month, "bucket/p/koku/20240301-20240401/koku-Manifest.json", legacy("2024-03", "koku-1.csv", "koku-2.csv"));
        put(month, "bucket/p/koku/20240301-20240401/koku-1.csv", cur("2024-03"));
        put(month, "bucket/p/koku/20240301-20240401/koku-2.csv", cur("2024-03").replace(",10,", ",11,"));
        put(month, "bucket/p/koku/20240301-20240401/koku-RedshiftManifest.json", "{}");
        put(month, "bucket/p/koku/20240301-20240401/koku-create-table.sql", "CREATE TABLE koku");
        assertThat(completed("2024-03", "overwritten").getInt("rows.counted")).isEqualTo(6);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2024-04, data/BILLING_PERIOD=2024-04/2024-04-18T20:16:37.306Z-3695a728/, 2024-04-18T20:16:37.306Z, MANIFEST",
        "2024-05, data/BILLING_PERIOD=2024-05/, 2024-12-24T18:00:00Z, OBJECT"
    })
    void a_data_export_lies_beside_its_metadata_and_its_execution_says_of_when_it_is(
            String period, String folder, String asOf, String source) throws Exception {
        Path month = Bills.folder("aws/exports", "aws", period);
        put(month, folder + "focus-00001.csv.gz", focus(period));
        put(month, "data/BILLING_PERIOD=" + period + "/2024-04-01T00:00:00.000Z-0/focus-00001.csv.gz", "older");
        Path manifest = put(month, "metadata/BILLING_PERIOD=" + period + "/focus-Manifest.json", """
                {"executionId":"3695a728","columns":[],"dataFiles":["s3://bucket/p/focus/%sfocus-00001.csv.gz"]}""".formatted(folder));
        Files.setLastModifiedTime(manifest, FileTime.from(LONG_AGO));
        JsonPath run = completed(period, "exports");
        assertThat(run.getInt("rows.counted")).isEqualTo(1);
        assertThat(run.getString("asOf")).isEqualTo(asOf);
        assertThat(run.getString("asOfSource")).isEqualTo(source);
        assertThat(run.getString("explanation")).contains("not read: 1.");
    }

    @Test
    void a_key_whose_file_is_not_there_is_missing_and_leads_nowhere_else() {
        Path month = Bills.folder("aws/missing", "aws", "2024-06");
        put(month, "20240601-20240701/koku-Manifest.json", legacy("2024-06", "a/koku-1.csv", "a/koku-2.csv"));
        put(month, "20240601-20240701/a/koku-1.csv", cur("2024-06"));
        put(month, "20240601-20240701/b/koku-2.csv", cur("2024-06"));
        assertThat(failed("2024-06", "missing", "PART_MISSING")).contains("part 2 of 2");
        put(month, "20240601-20240701/koku-Manifest.json", legacy("2024-06", "../../koku-1.csv"));
        put(month, "koku-1.csv", cur("2024-06"));
        failed("2024-06", "missing", "PART_MISSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20240701-20240801/a/koku-2.csv",
                "20240701-20240801/stray.csv",
                "stray.csv",
                "20240601-20240701/a/koku-1.csv"
            })
    void a_file_that_is_neither_named_nor_another_assembly_s_is_not_passed_over(String stray) {
        String drop = "stray-" + Integer.toHexString(stray.hashCode());
        Path month = Bills.folder("aws/" + drop, "aws", "2024-07");
        put(month, "20240701-20240801/koku-Manifest.json", legacy("2024-07", "a/koku-1.csv"));
        put(month, "20240701-20240801/a/koku-1.csv", cur("2024-07"));
        put(month, stray, "anything");
        failed("2024-07", drop, "PART_NOT_NAMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"billingPeriod\":{\"start\":\"20240901T000000.000Z\"},\"reportKeys\":[\"a.csv\"]}",
                "{\"dataFiles\":[\"s3://b/data/BILLING_PERIOD=2024-09/a.csv\"]}",
                "{\"billingPeriod\":{\"start\":\"20240802T000000.000Z\"},\"reportKeys\":[\"a.csv\"]}",
                "{\"reportKeys\":[\"a.csv\"]}",
                "{\"billingPeriod\":{\"start\":\"20240801T000000.000Z\"},\"reportKeys\":[]}",
                "{\"billingPeriod\":{\"start\":\"20240801T000000.000Z\"},\"reportKeys\":[null]}",
                "{\"billingPeriod\":{\"start\":\"20240801T000000.000Z\"},\"reportKeys\":[\"20240801-20240901/a.csv\",\"a.csv\"]}",
                "{"
            })
    void a_manifest_of_another_month_or_of_another_shape_is_refused(String json) {
        String drop = "shape-" + Integer.toHexString(json.hashCode());
        Path month = Bills.folder("aws/" + drop, "aws", "2024-08");
        put(month, "a.csv", cur("2024-08"));
        put(month, "koku-Manifest.json", json);
        failed("2024-08", drop, "BAD_MANIFEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-Manifest.json", "manifest.json"})
    void two_exports_in_one_folder_are_refused(String other) {
        Path month = Bills.folder("aws/two-" + other, "aws", "2024-09");
        put(month, "koku-1.csv", cur("2024-09"));
        put(month, "koku-Manifest.json", legacy("2024-09", "koku-1.csv"));
        put(month, other, legacy("2024-09", "koku-1.csv"));
        failed("2024-09", "two-" + other, "BAD_MANIFEST");
    }

    @Test
    void assemblies_without_a_manifest_are_no_export_yet_for_it_is_written_last() {
        put(Bills.folder("aws/early", "aws", "2024-10"), "20241001-20241101/a/koku-1.csv", cur("2024-10"));
        assertThat(failed("2024-10", "early", "NO_EXPORT")).contains("no manifest");
    }

    @Test
    void zip_files_are_refused_by_name() {
        Path month = Bills.folder("aws/zip", "aws", "2024-11");
        put(month, "koku-Manifest.json", legacy("2024-11", "koku-1.csv.zip").replace("GZIP", "ZIP"));
        put(month, "koku-1.csv.zip", "PK");
        assertThat(failed("2024-11", "zip", "UNKNOWN_FORMAT")).contains("ZIP");
    }

    private static String legacy(String period, String... parts) {
        String start = period.replace("-", "") + "01";
        String end = java.time.YearMonth.parse(period).plusMonths(1).toString().replace("-", "") + "01";
        String keys = Arrays.stream(parts)
                .map(part -> "\"p/koku/" + start + "-" + end + "/" + part + "\"")
                .collect(Collectors.joining(","));
        return """
                {"assemblyId":"x","account":"1","columns":[{"category":"bill","name":"InvoiceId"}],"charset":"UTF-8",
                 "compression":"GZIP","contentType":"text/csv","reportName":"koku","bucket":"bucket",
                 "billingPeriod":{"start":"%sT000000.000Z","end":"%sT000000.000Z"},"reportKeys":[%s]}""".formatted(start, end, keys);
    }

    /** A real bill, moved into another month. */
    private static String cur(String period) {
        try {
            return Files.readString(ThirdPartyData.file("koku/aws/2023-06-01-not-final.csv"))
                    .replace("2023-06", period)
                    .replace(
                            "2023-07",
                            java.time.YearMonth.parse(period).plusMonths(1).toString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String focus(String period) {
        return Bills.HEADER + Bills.row("AWS", period + "-01", "USD", "EC2", "1", "1");
    }

    private static Path put(Path month, String path, String content) {
        Path file = month.resolve(path);
        assertThat(file.getParent().toFile().mkdirs() || Files.isDirectory(file.getParent()))
                .isTrue();
        return Bills.write(file, content);
    }

    private static JsonPath completed(String period, String drop) {
        JsonPath run = Requests.ingest("aws", period, "aws/" + drop);
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        return run;
    }

    private static String failed(String period, String drop, String reason) {
        JsonPath run = Requests.ingest("aws", period, "aws/" + drop);
        assertThat(run.getString("reason")).as(run.prettify()).isEqualTo(reason);
        return run.getString("explanation");
    }

    private static String total(String period) {
        return Requests.canonical(period, "&provider=aws&metric=BilledCost")
                .getString("exports[0].totals[0].total.amount");
    }
}
