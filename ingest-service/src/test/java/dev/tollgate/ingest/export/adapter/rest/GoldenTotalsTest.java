package dev.tollgate.ingest.export.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.GoldenFile;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.test.junit.QuarkusTest;
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
        Bills.write(
                Bills.folder("golden", "aws", "2023-01").resolve("a.csv"),
                Bills.HEADER + Bills.row("AWS", "2023-01-01", "USD", "AmazonEC2", "115.2", "115.2"));
        Requests.ingest("aws", "2023-01", "golden");
        Requests.ingest("gcp", "2023-01", "golden");
        JsonNode live = JSON.readTree(Requests.asOperator()
                .get(
                        "/v1/canonical-totals?billingPeriod=2023-01&mode=deterministic&metric=BilledCost&breakdown=service")
                .asString());
        JsonNode golden = GoldenFile.read("canonical-totals.json");
        assertThat(GoldenFile.fields(live)).isEqualTo(GoldenFile.fields(golden));
        assertThat(live.at("/exports/0/totals")).isEqualTo(golden.at("/exports/0/totals"));
    }
}
