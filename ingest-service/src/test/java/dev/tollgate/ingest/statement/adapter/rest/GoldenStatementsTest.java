package dev.tollgate.ingest.statement.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.GoldenFile;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The wire contract: what reconcile-service reads. */
@QuarkusTest
@IngestServiceTest
class GoldenStatementsTest {
    private static final JsonMapper JSON = Json.mapper();

    @Test
    void the_golden_answer_is_read_and_written_without_a_difference() throws Exception {
        JsonNode golden = GoldenFile.read("provider-totals.json");
        ProviderTotalsResponse response = JSON.treeToValue(golden, ProviderTotalsResponse.class);
        assertThat(JSON.readTree(JSON.writeValueAsString(response))).isEqualTo(golden);
    }

    @Test
    void a_live_answer_has_the_fields_of_the_golden_one() throws Exception {
        Path folder = Bills.folder("golden-statement", "aws", "2023-02");
        Bills.write(folder.resolve("a.csv"), Bills.HEADER);
        Bills.write(folder.resolve("statement.json"), """
                {"currency":"USD","metric":"BilledCost","total":"115.20","asOf":"2026-10-05T00:00:00Z",
                 "source":"invoice","breakdown":[{"service":"AmazonEC2","amount":"115.20"}]}""");
        Requests.ingest("aws", "2023-02", "golden-statement");
        JsonNode live = JSON.readTree(Requests.asOperator()
                .get("/v1/provider-totals?billingPeriod=2023-02&mode=deterministic")
                .asString());
        JsonNode golden = GoldenFile.read("provider-totals.json");
        assertThat(GoldenFile.fields(live)).isEqualTo(GoldenFile.fields(golden));
        assertThat(live.at("/statements/0/total")).isEqualTo(golden.at("/statements/0/total"));
        assertThat(live.at("/statements/0/breakdown")).isEqualTo(golden.at("/statements/0/breakdown"));
    }
}
