package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.ThirdPartyData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of an export of Azure Cost Management, each with its manifest beside its parts. */
@QuarkusTest
@IngestServiceTest
class AzureExportTest {
    private static final String RUN = "20260901-20260930/202610041442/73746dc5/";

    @ParameterizedTest
    @ValueSource(strings = {"ActualCost", "FocusCost"})
    void the_parts_beside_the_manifest_are_read_as_of_when_the_run_was_submitted(String type) throws Exception {
        Path folder = deliver(type, RUN, type, "2026-10-04T14:42:03.1032074Z", 60);
        JsonPath run = Requests.ingest("azure", "2026-09", "azure/" + type);
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getInt("rows.counted")).isEqualTo(60);
        assertThat(run.getString("asOf")).isEqualTo("2026-10-04T14:42:03.103207Z");
        assertThat(run.getString("asOfSource")).isEqualTo("MANIFEST");
        assertThat(run.getString("completeness")).isEqualTo("COMPLETE");
        assertThat(folder.resolve("000001.csv")).exists();
    }

    @Test
    void once_of_several_runs_the_one_submitted_last_is_read() throws Exception {
        deliver("runs", "20260901-20260930/202609301442/b/", "ActualCost", "2026-09-30T14:42:03Z", 60);
        deliver("runs", "20260901-20260930/202610041442/a/", "ActualCost", "2026-10-04T14:42:03Z", 60);
        JsonPath run = Requests.ingest("azure", "2026-09", "azure/runs");
        assertThat(run.getInt("rows.counted")).as(run.prettify()).isEqualTo(60);
        assertThat(run.getString("asOf")).isEqualTo("2026-10-04T14:42:03Z");
        assertThat(run.getString("explanation")).contains("not read: 1.");
        deliver("runs", "20260901-20260930/202610041442/c/", "ActualCost", "2026-10-04T14:42:03Z", 60);
        assertThat(failed("runs", "BAD_MANIFEST")).contains("twice");
    }

    @Test
    void an_older_manifest_says_its_parts_and_no_more() throws Exception {
        Path folder = Bills.folder("azure/older", "azure");
        Files.copy(bill(), folder.resolve("000001.csv"));
        Bills.write(folder.resolve("_manifest.json"), """
                {"manifestVersion":"2021-01-01","dataFormat":"csv","blobCount":1,"byteCount":39795,"dataRowCount":60,
                 "blobs":[{"blobName":"cost/partitioned/20260901-20260930/000001.csv","byteCount":39795,
                           "dataRowCount":60,"headerRowCount":1}]}""");
        JsonPath run = Requests.ingest("azure", "2026-09", "azure/older");
        assertThat(run.getInt("rows.counted")).as(run.prettify()).isEqualTo(60);
        assertThat(run.getString("asOfSource")).isEqualTo("OBJECT");
    }

    @Test
    void metrics_never_mix_and_an_export_of_amortised_cost_is_refused_before_it_is_read() throws Exception {
        Path folder = deliver("amortized", RUN, "AmortizedCost", "2026-10-04T14:42:03Z", 60);
        Bills.write(folder.resolve("000001.csv"), "never read");
        failed("amortized", "AMORTIZED_COST");
    }

    @Test
    void a_part_of_another_size_or_of_another_number_of_rows_was_changed() throws Exception {
        Path folder = deliver("size", RUN, "ActualCost", "2026-10-04T14:42:03Z", 60);
        Files.writeString(folder.resolve("000001.csv"), "\n", java.nio.file.StandardOpenOption.APPEND);
        assertThat(failed("size", "PART_CHANGED")).contains("000001.csv has 39796 bytes", "39795");
        deliver("rows", RUN, "ActualCost", "2026-10-04T14:42:03Z", 61);
        assertThat(failed("rows", "PART_CHANGED")).contains("000001.csv has 60 rows", "61");
    }

    @Test
    void a_blob_that_is_not_there_and_a_file_that_is_no_blob_are_told() throws Exception {
        Path folder = deliver("stray", RUN, "ActualCost", "2026-10-04T14:42:03Z", 60);
        Path stray = Bills.write(folder.resolve("000002.csv"), "anything");
        failed("stray", "PART_NOT_NAMED");
        Files.move(stray, Bills.folder("azure/stray", "azure").resolve("000002.csv"));
        failed("stray", "PART_NOT_NAMED");
        Files.delete(folder.resolve("000001.csv"));
        assertThat(failed("stray", "PART_MISSING")).contains("part 1 of 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"blobs\":[]}",
                "{\"blobs\":[null]}",
                "{\"blobs\":[{\"blobName\":\"a\"},{\"blobName\":\"b/a\"}]}",
                "{\"blobs\":[{\"blobName\":\"a\"}],\"runInfo\":{\"submittedTime\":\"yesterday\"}}",
                "{\"blobs\":[{\"blobName\":\"a\"}],\"runInfo\":{\"startDate\":\"2026-08-01T00:00:00\"}}",
                "{\"blobs\":[{\"blobName\":\"a\",\"byteCount\":\"12\"}]}"
            })
    void a_manifest_of_another_month_or_of_another_shape_is_refused(String json) throws Exception {
        String drop = "shape-" + Integer.toHexString(json.hashCode());
        Path folder = Bills.folder("azure/" + drop, "azure");
        Files.copy(bill(), folder.resolve("a"));
        Bills.write(folder.resolve("manifest.json"), json);
        failed(drop, "BAD_MANIFEST");
    }

    @Test
    void runs_of_two_exports_in_one_folder_are_refused() throws Exception {
        deliver("two", "a/", "ActualCost", "2026-10-04T14:42:03Z", 60);
        deliver("two", "b/", "FocusCost", "2026-10-05T14:42:03Z", 60);
        assertThat(failed("two", "BAD_MANIFEST")).contains("another export");
    }

    private static Path deliver(String drop, String folder, String type, String submitted, int rows)
            throws IOException {
        Path run =
                Files.createDirectories(Bills.folder("azure/" + drop, "azure").resolve(folder));
        Files.copy(bill(), run.resolve("000001.csv"));
        Bills.write(run.resolve("manifest.json"), """
                {"manifestVersion":"2024-04-01","byteCount":39795,"blobCount":1,"dataRowCount":%d,
                 "exportConfig":{"exportName":"e","resourceId":"/r","dataVersion":"1","apiVersion":"1","type":"%s",
                                 "timeFrame":"OneTime","granularity":"Daily"},
                 "deliveryConfig":{"partitionData":true,"fileFormat":"Csv"},
                 "runInfo":{"executionType":"Scheduled","submittedTime":"%s","runId":"73746dc5",
                            "startDate":"2026-09-01T00:00:00","endDate":"2026-09-30T00:00:00"},
                 "blobs":[{"blobName":"path/e/%s000001.csv","byteCount":39795,"dataRowCount":%d}]}""".formatted(rows, type, submitted, folder, rows));
        return run;
    }

    private static Path bill() {
        return ThirdPartyData.file("nise/azure-2026-09-static.csv");
    }

    private static String failed(String drop, String reason) {
        JsonPath run = Requests.ingest("azure", "2026-09", "azure/" + drop);
        assertThat(run.getString("reason")).as(run.prettify()).isEqualTo(reason);
        return run.getString("explanation");
    }
}
