package dev.tollgate.reconcile.total.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.reconcile.Asking;
import dev.tollgate.reconcile.IngestStub;
import dev.tollgate.reconcile.total.Bill;
import dev.tollgate.reconcile.total.Bills;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed example is what the service says, to the last field. */
@QuarkusTest
class GoldenTest {
    private static final String GOLDEN = Bills.read(Path.of("src/test/resources/golden/reconciliation.json"));
    private final JsonMapper mapper = Json.mapper();

    @Test
    void the_golden_example_passes_through_the_response_unchanged() throws Exception {
        ReconciliationResponse response = mapper.readValue(GOLDEN, ReconciliationResponse.class);
        assertThat(mapper.readTree(mapper.writeValueAsString(response))).isEqualTo(mapper.readTree(GOLDEN));
    }

    @Test
    void the_running_service_says_the_golden_example_word_for_word() throws Exception {
        IngestStub.says(goldenBills());
        Asking.reconcileSeptember();

        ObjectNode said =
                (ObjectNode) mapper.readTree(Asking.reconcileSeptember().asString());

        ObjectNode golden = (ObjectNode) mapper.readTree(GOLDEN);
        for (String name : new String[] {"id", "previous", "digest", "limitsDigest"}) {
            assertThat(said.get(name).textValue())
                    .hasSameSizeAs(golden.get(name).textValue());
            said.set(name, golden.get(name));
        }
        assertThat(said).isEqualTo(golden);
    }

    private static Bills goldenBills() {
        Bills bills = new Bills();
        Bill openops = bills.of(ProviderId.OPENOPS).knownZero();
        openops.theirs = "0";
        openops.parts = 1;
        Bill aws = bills.aws().totals("112", "115.2").cell("service", "AmazonEC2", "112", "115.2");
        aws.repeated = 1;
        aws.counted = 960;
        Bill azure = bills.of(ProviderId.AZURE).totals("96.00", "96");
        azure.theirAsOf = "2026-10-01T12:00:00Z";
        azure.read = 60;
        azure.parts = 1;
        Bill gcp = bills.of(ProviderId.GCP);
        gcp.exported = false;
        gcp.stated = false;
        return bills;
    }
}
