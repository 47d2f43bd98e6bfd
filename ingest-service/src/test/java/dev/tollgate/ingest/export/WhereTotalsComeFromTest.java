package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.Schemas;
import dev.tollgate.ingest.platform.parquet.Duck;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each total names its cost metric and where it came from, in the run and for as long as it stands. */
@QuarkusTest
@IngestServiceTest
class WhereTotalsComeFromTest {
    private static final String CUR = "bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/LineItemType,"
            + "lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/UsageStartDate";

    @Test
    void a_total_of_an_aws_bill_names_its_format_and_the_columns_of_all_its_parts() {
        Path folder = Bills.folder("origins", "aws", "2019-01");
        Bills.write(folder.resolve("a.csv"), CUR + "\n" + row("5", "2019-01") + "\n" + row("9", "2018-12") + "\n");
        Bills.write(folder.resolve("b.csv"), CUR + ",reservation/EffectiveCost\n" + row("6", "2019-01") + ",\n");

        JsonPath run = Requests.ingest("aws", "2019-01", "origins");

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getList("parts.format")).containsExactly("aws-cur", "aws-cur");
        assertThat(run.getList("setAside.format")).containsOnly("aws-cur");
        assertThat(run.getList("totals.format")).containsOnly("aws-cur");
        assertThat(run.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("11");
        assertThat(run.getString("totals.find { it.metric == 'BilledCost' }.source"))
                .isEqualTo("lineItem/UnblendedCost");
        String both = "'0'; lineItem/UnblendedCost; reservation/EffectiveCost";
        assertThat(run.getString("totals.find { it.metric == 'EffectiveCost' }.source"))
                .isEqualTo(both);

        String answer = canonical("2019-01");
        assertThat(JsonPath.from(answer).getList("exports[0].totals.format")).containsOnly("aws-cur");
        assertThat(JsonPath.from(answer).getString("exports[0].totals.find { it.metric == 'EffectiveCost' }.source"))
                .isEqualTo(both);
        assertThat(Schemas.mistakes("canonical-totals", answer)).isEmpty();
    }

    @Test
    void money_is_exact_totals_of_binary_floating_point_are_told_with_the_run_and_as_long_as_they_stand() {
        Path folder = Bills.folder("inexact", "gcp", "2019-02");
        // What a file is shows by how it begins, not by its name.
        for (String service : new String[] {"Compute", "Storage"}) {
            Duck.write(
                    folder.resolve(service + ".csv"),
                    "SELECT 'GCP' AS ProviderName, DATE '2019-02-01' AS BillingPeriodStart, 'USD' AS BillingCurrency,"
                            + " DATE '2019-02-03' AS ChargePeriodStart, 'a' AS BillingAccountId, '" + service
                            + "' AS ServiceName, 'Usage' AS ChargeCategory, 0.1::DOUBLE + 0.2::DOUBLE AS BilledCost,"
                            + " 0.1::DECIMAL(18,2) AS EffectiveCost FROM range(3)",
                    "CODEC 'uncompressed'");
        }

        JsonPath run = Requests.ingest("gcp", "2019-02", "inexact");

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getList("metricsInexact")).containsExactly("BilledCost");
        assertThat(run.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("1.80000000000000024");
        JsonPath listed = Requests.asOperator()
                .get("/v1/ingest-runs?billingPeriod=2019-02")
                .jsonPath();
        assertThat(listed.getList("items[0].metricsInexact")).containsExactly("BilledCost");
        String answer = canonical("2019-02");
        assertThat(JsonPath.from(answer).getList("exports[0].metricsInexact")).containsExactly("BilledCost");
        assertThat(Schemas.mistakes("canonical-totals", answer)).isEmpty();
    }

    @Test
    void exact_totals_say_nothing_of_inexact_ones() {
        Bills.write(
                Bills.folder("exact", "aws", "2019-03").resolve("a.csv"),
                Bills.HEADER + Bills.row("AWS", "2019-03-01", "USD", "EC2", "1", "1"));
        assertThat(Requests.ingest("aws", "2019-03", "exact").getMap("$")).doesNotContainKey("metricsInexact");
        assertThat(JsonPath.from(canonical("2019-03")).getMap("exports[0]")).doesNotContainKey("metricsInexact");
    }

    @Test
    void every_listed_schema_is_served_as_it_lies_and_an_unknown_one_is_not_there() throws Exception {
        JsonPath all = Requests.asOperator()
                .get("/v1/schemas")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(all.<String>getList("schemas.name"))
                .containsExactly(
                        "charge.schema.json",
                        "canonical-totals.schema.json",
                        "provider-totals.schema.json",
                        "drop-manifest.schema.json",
                        "drop-statement.schema.json");
        for (String name : all.<String>getList("schemas.name")) {
            String served = Requests.asOperator()
                    .get("/v1/schemas/" + name)
                    .then()
                    .statusCode(200)
                    .header("Content-Type", startsWith("application/schema+json"))
                    .extract()
                    .asString();
            assertThat(served).isEqualTo(Files.readString(Schemas.file(name.replace(".schema.json", ""))));
        }
        for (String name : new String[] {"application.properties", "charge", "..%2fapplication.properties"}) {
            Requests.asOperator()
                    .urlEncodingEnabled(false)
                    .get("/v1/schemas/" + name)
                    .then()
                    .statusCode(404);
        }
    }

    private static String row(String cost, String month) {
        return "1," + month + "-01T00:00:00Z,Usage," + cost + ",USD," + month + "-03T00:00:00Z";
    }

    private static String canonical(String month) {
        return Requests.asOperator()
                .get("/v1/canonical-totals?billingPeriod=" + month + "&mode=deterministic&breakdown=service,day")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
