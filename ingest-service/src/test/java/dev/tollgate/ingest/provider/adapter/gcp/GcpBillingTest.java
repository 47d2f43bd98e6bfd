package dev.tollgate.ingest.provider.adapter.gcp;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.complete;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.day;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.ingest.provider.LoopbackCalls;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BigQuery has no emulator that is published as a package: WireMock speaks what its REST reference documents. */
class GcpBillingTest {
    private static final Instant NOW = Instant.parse("2026-10-02T12:00:00Z");
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    private static final String EXTENT = "COUNT(*) AS row_count";
    private static final String ROWS = "SELECT *";
    private static final String TOTALS = "GROUP BY currency, day";
    private static final String THIRD = "1788393600000000";
    private static final String AS_OF = "1790907890123456";

    @TempDir
    Path folder = Path.of("none");

    private final FakeGoogle google = new FakeGoogle(NOW);
    private final Machine machine = new Machine(() -> NOW, new SeededIdentifiers(42));
    private final Planted planted = new Planted(FakeGoogle.secrets());
    private final BillingProvider gcp = GcpBilling.asked(
            FixedGcpConfig.at(google.url()), LoopbackCalls.calling(machine), _ -> google.keyFile(), machine);

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void the_rows_of_an_invoice_month_land_as_json_lines_that_sum_to_the_last_digit() {
        google.stub(google.query(EXTENT).willReturn(okJson(Results.extent(3, AS_OF))));
        google.stub(google.query(ROWS)
                .willReturn(okJson(complete(
                        Results.ROW_SCHEMA,
                        3,
                        "page+/=2",
                        row("Compute Engine", THIRD, "0.1", "-0.03", "-1.0E-7"),
                        row("Cloud Storage", "1788393600500000", "2.0E-9")))));
        google.stub(google.results()
                .withQueryParam("pageToken", equalTo("page+/=2"))
                .willReturn(
                        okJson(complete(Results.ROW_SCHEMA, 3, "", row("Cloud Storage", THIRD, "1234567.890123456")))));
        LandedFolder landed = new LandedFolder(folder);

        gcp.copyExport(SEPTEMBER, landed);

        assertThat(landed.lines()).hasSize(3);
        assertThat(landed.lines().get(1))
                .isEqualTo("{\"billing_account_id\":\"01-02-03\",\"service\":{\"id\":\"svc\","
                        + "\"description\":\"Cloud Storage\"},\"usage_start_time\":\"2026-09-03 00:00:00.500000 UTC\","
                        + "\"labels\":[{\"key\":\"team\"}],\"export_time\":\"2025-10-02 10:13:20.123456 UTC\","
                        + "\"cost\":2.0E-9,\"currency\":\"EUR\",\"usage\":{\"amount\":3600.0},\"credits\":[],"
                        + "\"invoice\":{\"month\":\"202609\"},\"cost_type\":\"regular\",\"cost_at_list\":0.5,"
                        + "\"seller_is_google\":true}");
        assertThat(landed.written()).isEqualTo(Instant.parse("2026-10-02T02:24:50.123456Z"));
        assertThat(landed.totals().isWhole()).isTrue();
        assertThat(landed.totals().sums())
                .filteredOn(sum -> sum.metric() == CostMetric.BILLED_COST)
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.group().format()).isEqualTo("gcp-billing");
                    assertThat(sum.group().period()).contains(SEPTEMBER);
                    assertThat(sum.total()).isEqualTo(Money.of("1234567.960123358", "EUR"));
                });
        assertThat(landed.totals().sums())
                .filteredOn(sum -> sum.metric() == CostMetric.CONTRACTED_COST)
                .singleElement()
                .satisfies(sum -> assertThat(sum.total()).isEqualTo(Money.of("1234567.990123458", "EUR")));
    }

    @Test
    void only_table_names_stand_in_the_query_and_it_may_not_cost_more_than_configured() {
        google.stub(google.query(EXTENT).willReturn(okJson(Results.extent(1, AS_OF))));
        google.stub(google.query(ROWS)
                .willReturn(okJson(complete(Results.ROW_SCHEMA, 1, "", row("Compute Engine", THIRD, "1.5")))));

        gcp.copyExport(SEPTEMBER, new LandedFolder(folder));

        google.server()
                .verify(postRequestedFor(urlEqualTo(FakeGoogle.QUERIES)).withRequestBody(equalToJson("""
                        {"query": "SELECT * FROM `billing-project.exports.gcp_billing_export_resource_v1_01`\
                         WHERE invoice.month = @month AND export_time <= @as_of",
                         "useLegacySql": false, "parameterMode": "NAMED", "maximumBytesBilled": "1000000",
                         "location": "EU", "maxResults": 2, "timeoutMs": 10000, "jobTimeoutMs": "600000",
                         "formatOptions": {"useInt64Timestamp": true},
                         "queryParameters": [
                          {"name": "month", "parameterType": {"type": "STRING"}, "parameterValue": {"value": "202609"}},
                          {"name": "as_of", "parameterType": {"type": "TIMESTAMP"},
                           "parameterValue": {"value": "2026-10-02 02:24:50.123456 UTC"}}]}""", true, true)));
        google.server()
                .verify(
                        2,
                        postRequestedFor(urlEqualTo(FakeGoogle.QUERIES))
                                .withRequestBody(matchingJsonPath("$.requestId")));
        google.server().verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void missing_is_not_good_a_month_without_rows_is_no_export_and_no_statement() {
        google.stub(google.query(EXTENT)
                .willReturn(okJson(complete(Results.EXTENT_SCHEMA, 1, "", Results.cells(Results.text("0"), "null")))));
        google.stub(google.query(TOTALS).willReturn(okJson(complete(Results.TOTALS_SCHEMA, 0, ""))));

        LandedFolder landed = new LandedFolder(folder);
        planted.refused(FailureReason.NO_EXPORT, () -> gcp.copyExport(SEPTEMBER, landed));
        planted.refused(FailureReason.NO_STATEMENT, () -> gcp.statement(SEPTEMBER));

        assertThat(landed.isEmpty()).isTrue();
    }

    @Test
    void a_total_is_what_the_other_table_adds_up_to_net_with_its_days() {
        google.stub(google.query(TOTALS)
                .willReturn(okJson(complete(
                        Results.TOTALS_SCHEMA,
                        2,
                        "",
                        day("EUR", "2026-09-01", "1790800000000000", "0", "1234567.89012345678901234567"),
                        day("EUR", "2026-09-02", AS_OF, "0", "-0.00000000000000000001")))));

        assertThat(gcp.statement(SEPTEMBER))
                .isEqualTo(new StatedMonth(
                        CostMetric.BILLED_COST,
                        Money.of("1234567.89012345678901234566", "EUR"),
                        Instant.parse("2026-10-02T02:24:50.123456Z"),
                        "BigQuery, invoice-month query on " + FixedGcpConfig.TOTALS + ": cost and credits, net",
                        List.of(
                                new BreakdownCell(
                                        Dimension.DAY, "2026-09-01", new BigDecimal("1234567.89012345678901234567")),
                                new BreakdownCell(
                                        Dimension.DAY, "2026-09-02", new BigDecimal("-0.00000000000000000001")))));
        google.server()
                .verify(postRequestedFor(urlEqualTo(FakeGoogle.QUERIES))
                        .withRequestBody(matchingJsonPath(
                                "$.query",
                                containing("FROM `billing-project.exports.gcp_billing_export_v1_01` WHERE"))));
    }

    @Test
    void rows_that_come_while_the_export_is_read_begin_it_again_and_in_the_end_refuse_it() {
        google.stub(google.query(EXTENT)
                .inScenario("growing")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(Results.extent(2, AS_OF)))
                .willSetStateTo("grown"));
        google.stub(google.query(EXTENT)
                .inScenario("growing")
                .whenScenarioStateIs("grown")
                .willReturn(okJson(Results.extent(1, AS_OF))));
        google.stub(google.query(ROWS)
                .willReturn(okJson(complete(Results.ROW_SCHEMA, 1, "", row("Compute Engine", THIRD, "1.5")))));
        LandedFolder landed = new LandedFolder(folder);

        gcp.copyExport(SEPTEMBER, landed);

        assertThat(landed.lines()).hasSize(1);
        google.stub(google.query(EXTENT).willReturn(okJson(Results.extent(7, AS_OF))));
        LandedFolder never = new LandedFolder(folder.resolve("never"));
        assertThat(planted.refused(FailureReason.BAD_ANSWER, () -> gcp.copyExport(SEPTEMBER, never)))
                .isEqualTo(
                        "the answer to the query for the extent of the export was contradicted by the rows, 3 times");
    }

    @Test
    void a_query_that_takes_its_time_is_asked_about_until_it_ends() {
        google.stub(google.query(TOTALS).willReturn(okJson(Results.unfinished())));
        google.stub(google.results()
                .inScenario("slow")
                .willReturn(okJson(Results.unfinished()))
                .willSetStateTo("done"));
        google.stub(google.results()
                .inScenario("slow")
                .whenScenarioStateIs("done")
                .willReturn(
                        okJson(complete(Results.TOTALS_SCHEMA, 1, "", day("EUR", "2026-09-01", AS_OF, "0", "1.5")))));

        assertThat(gcp.statement(SEPTEMBER).total()).isEqualTo(Money.of("1.5", "EUR"));
    }

    @Test
    void a_page_behind_the_last_row_is_not_asked_for() {
        google.stub(google.query(TOTALS)
                .willReturn(okJson(
                        complete(Results.TOTALS_SCHEMA, 1, "more", day("EUR", "2026-09-01", AS_OF, "0", "1.5")))));

        assertThat(gcp.statement(SEPTEMBER).total()).isEqualTo(Money.of("1.5", "EUR"));
    }

    @Test
    void a_query_that_never_ends_is_no_total() {
        google.stub(google.query(TOTALS).willReturn(okJson(Results.unfinished())));
        google.stub(google.results().willReturn(okJson(Results.unfinished())));

        assertThat(planted.refused(FailureReason.PROVIDER_TIMEOUT, () -> gcp.statement(SEPTEMBER)))
                .isEqualTo("the invoice-month query did not come to its end in ten minutes");
    }
}
