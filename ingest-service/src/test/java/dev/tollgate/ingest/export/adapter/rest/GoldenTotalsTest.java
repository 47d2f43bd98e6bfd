package dev.tollgate.ingest.export.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.GoldenFile;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The wire contract: what reconcile-service reads. */
@QuarkusTest
@IngestServiceTest
class GoldenTotalsTest {
    private static final JsonMapper JSON = Json.mapper();

    @Test
    void the_golden_answer_is_read_and_written_without_a_difference() throws Exception {
        JsonNode golden = GoldenFile.read("canonical-totals.json");
        CanonicalTotalsResponse response = JSON.treeToValue(golden, CanonicalTotalsResponse.class);
        assertThat(JSON.readTree(JSON.writeValueAsString(response))).isEqualTo(golden);
    }

    @Test
    void a_live_answer_has_the_fields_of_the_golden_one() throws Exception {
        deliver("aws", "\"complete\":true,", row("AWS", "03", "115.2"));
        // A jump, on the way to a month that is closed, and another delivery after that.
        deliver("azure", "", row("Microsoft", "01", "1") + row("Microsoft", "02", "1"));
        deliver("azure", "\"periodState\":\"closed\",", row("Microsoft", "01", "2") + row("Microsoft", "02", "1"));
        deliver("azure", "", row("Microsoft", "01", "3"));
        Requests.ingest("gcp", "2023-01", "golden");
        JsonNode live = JSON.readTree(Requests.asOperator()
                .get(
                        "/v1/canonical-totals?billingPeriod=2023-01&mode=deterministic&metric=BilledCost&breakdown=service")
                .asString());
        JsonNode golden = GoldenFile.read("canonical-totals.json");
        assertThat(GoldenFile.fields(live)).isEqualTo(GoldenFile.fields(golden));
        assertThat(live.at("/exports/0/totals")).isEqualTo(golden.at("/exports/0/totals"));
    }

    private static String row(String provider, String day, String amount) {
        return Bills.row(provider, "2023-01-01", "USD", "AmazonEC2", amount, amount)
                .replace("2026-09-03", "2023-01-" + day);
    }

    private static void deliver(String provider, String words, String rows) throws Exception {
        Path part = Bills.write(Bills.folder("golden", provider, "2023-01").resolve("a.csv"), Bills.HEADER + rows);
        Files.writeString(part.resolveSibling("manifest.json"), """
                {%s"parts":[{"name":"a.csv","sha256":"%s"}]}""".formatted(
                        words, Sha256.of(Files.readAllBytes(part)).hex()));
        Requests.ingest(provider, "2023-01", "golden");
    }
}
