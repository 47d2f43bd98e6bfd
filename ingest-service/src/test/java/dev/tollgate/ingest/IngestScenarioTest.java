package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.sample.GeneratingDrop;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.ProviderId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** The main path, over HTTP only; the packaged service runs it too. */
@QuarkusTest
@IngestServiceTest
class IngestScenarioTest {
    @Test
    void you_can_check_it_yourself_every_providers_statement_is_the_sum_of_its_rows() throws Exception {
        var generating =
                new GeneratingDrop(DropRootResource.root().resolve("scenario"), BillingPeriod.of("2026-08"), 500, 7);
        for (ProviderId provider : ProviderId.tierOne()) {
            String stated =
                    ExactDecimal.plain(generating.generate(provider).stated().amount());
            JsonPath run = Requests.ingest(provider.id(), "2026-08", "scenario");
            assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
            assertThat(run.getLong("rows.counted")).isEqualTo(500);
            assertThat(run.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                    .isEqualTo(stated);
        }
        JsonPath canonical =
                Requests.canonical("2026-08", "&metric=BilledCost&breakdown=service,day,account,chargeCategory");
        JsonPath provider = Requests.stated("2026-08", "");
        assertThat(canonical.getList("exports.provider")).containsExactly("openops", "aws", "azure", "gcp");
        assertThat(provider.getList("statements.provider")).containsExactly("openops", "aws", "azure", "gcp");
        assertThat(canonical.getList("exports.collect { it.totals[0].total }"))
                .isEqualTo(provider.getList("statements.total"));
        assertThat(canonical.getList("exports[1].totals[0].breakdown.findAll { it.dimension == 'service' }"))
                .isEqualTo(provider.getList("statements[1].breakdown"));
        assertThat(canonical.getString("exports[3].asOf")).isEqualTo("2026-09-05T07:00:00Z");
    }
}
