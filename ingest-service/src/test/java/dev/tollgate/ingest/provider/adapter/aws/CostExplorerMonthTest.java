package dev.tollgate.ingest.provider.adapter.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.house.MovableClock;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GetCostAndUsage} in the JSON protocol that AWS documents; there is no emulator of it. */
class CostExplorerMonthTest {
    private static final BillingPeriod FEBRUARY = BillingPeriod.of("2024-02");
    private static final Instant NOW = Instant.parse("2024-03-05T06:07:08Z");

    @RegisterExtension
    static final WireMockExtension COSTS = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private AskedAws asked;

    @BeforeEach
    void aMonth() {
        asked = new AskedAws(COSTS.getPort()).at(new MovableClock(NOW));
        COSTS.stubFor(of("MONTHLY").willReturn(results(result("2024-02-01", "2024-03-01", "30.0000000001", "USD"))));
        COSTS.stubFor(of("DAILY")
                .withRequestBody(not(matchingJsonPath("$.NextPageToken")))
                .willReturn(json("{\"NextPageToken\":\"2\",\"ResultsByTime\":["
                        + result("2024-02-01", "2024-02-02", "40.0000000001", "USD") + "]}")));
        COSTS.stubFor(of("DAILY")
                .withRequestBody(matchingJsonPath("$.NextPageToken", equalTo("2")))
                .willReturn(results(result("2024-02-29", "2024-03-01", "-10", "USD"))));
    }

    @Test
    void the_month_is_stated_exactly_with_its_days_of_all_pages() {
        StatedMonth stated = asked.provider().statement(FEBRUARY);
        assertThat(stated)
                .isEqualTo(new StatedMonth(
                        CostMetric.BILLED_COST,
                        Money.of("30.0000000001", "USD"),
                        NOW,
                        "AWS Cost Explorer GetCostAndUsage, UnblendedCost, estimated",
                        java.util.List.of(
                                new BreakdownCell(Dimension.DAY, "2024-02-01", new BigDecimal("40.0000000001")),
                                new BreakdownCell(Dimension.DAY, "2024-02-29", new BigDecimal("-10")))));
        COSTS.verify(
                1,
                postRequestedFor(urlPathEqualTo("/"))
                        .withHeader("X-Amz-Target", equalTo("AWSInsightsIndexService.GetCostAndUsage"))
                        .withHeader("Authorization", matching(".*/us-east-1/ce/aws4_request.*"))
                        .withRequestBody(equalToJson("""
                                {"TimePeriod":{"Start":"2024-02-01","End":"2024-03-01"},
                                 "Granularity":"MONTHLY","Metrics":["UnblendedCost"]}""")));
    }

    @Test
    void days_that_do_not_add_up_are_left_out_and_it_is_said() {
        COSTS.stubFor(of("MONTHLY").willReturn(results(result("2024-02-01", "2024-03-01", "30", "USD"))));
        StatedMonth stated = asked.provider().statement(FEBRUARY);
        assertThat(stated.total()).isEqualTo(Money.of("30", "USD"));
        assertThat(stated.breakdown()).isEmpty();
        assertThat(stated.source()).endsWith("; without its days, which do not add up to it exactly");
    }

    @Test
    void a_month_that_is_kept_no_longer_by_day_is_stated_without_its_days() {
        COSTS.stubFor(of("DAILY").willReturn(error(400, "ValidationException")));
        assertThat(asked.provider().statement(FEBRUARY).breakdown()).isEmpty();
    }

    @Test
    void another_figure_is_asked_for_and_compared_with_the_metric_that_means_the_same() {
        asked.set("TOLLGATE_LIVE_AWS_METRIC", "NetAmortizedCost").set("TOLLGATE_LIVE_AWS_BY_DAY", "false");
        COSTS.stubFor(of("MONTHLY")
                .willReturn(results(result("2024-02-01", "2024-03-01", "7E-7", "USD")
                        .replace("UnblendedCost", "NetAmortizedCost"))));
        StatedMonth stated = asked.provider().statement(FEBRUARY);
        assertThat(stated.metric()).isEqualTo(CostMetric.EFFECTIVE_COST);
        assertThat(stated.total()).hasToString("0.0000007 USD");
        COSTS.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void a_month_that_still_runs_may_end_with_today_and_one_that_has_not_begun_is_not_asked_for() {
        asked.at(new MovableClock(Instant.parse("2024-02-10T00:00:00Z"))).set("TOLLGATE_LIVE_AWS_BY_DAY", "false");
        COSTS.stubFor(of("MONTHLY").willReturn(results(result("2024-02-01", "2024-02-10", "3", "USD"))));
        assertThat(asked.provider().statement(FEBRUARY).total()).isEqualTo(Money.of("3", "USD"));
        COSTS.resetRequests();
        asked.at(new MovableClock(Instant.parse("2024-01-31T23:59:59Z")));
        assertThat(refused().reason()).isEqualTo(FailureReason.NO_STATEMENT);
        COSTS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void missing_is_not_good_a_month_without_a_result_has_no_statement() {
        COSTS.stubFor(of("MONTHLY").willReturn(results()));
        assertThat(refused().reason()).isEqualTo(FailureReason.NO_STATEMENT);
    }

    @Test
    void money_is_exact_days_in_another_currency_are_no_breakdown_of_it() {
        COSTS.stubFor(of("DAILY").willReturn(results(result("2024-02-01", "2024-02-02", "30.0000000001", "EUR"))));
        assertThat(refused()).hasMessageContaining("several currencies");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ResultsByTime":[{"TimePeriod":{"Start":"2024-02-01","End":"2024-03-01"},"Total":{}}]}
            {"ResultsByTime":[{"TimePeriod":{"Start":"2024-02-01","End":"2024-03-01"},"Total":{"UnblendedCost":{"Amount":"1"}}}]}
            {"ResultsByTime":[{"TimePeriod":{"Start":"2024-02-01","End":"2024-03-01"},"Total":{"UnblendedCost":{"Amount":"1","Unit":"N/A"}}}]}
            {"ResultsByTime":[{"TimePeriod":{"Start":"2024-02-01","End":"2024-03-01"},"Total":{"UnblendedCost":{"Amount":"NaN","Unit":"USD"}}}]}
            {"ResultsByTime":[{"TimePeriod":{"Start":"2024-01-01","End":"2024-02-01"},"Total":{"UnblendedCost":{"Amount":"1","Unit":"USD"}}}]}
            {"ResultsByTime":[{"TimePeriod":{"Start":"2024-02-01","End":"2024-02-20"},"Total":{"UnblendedCost":{"Amount":"1","Unit":"USD"}}}]}
            {"NextPageToken":"again","ResultsByTime":[]}
            {}
            [1]
            {"ResultsByTime":
            """)
    void missing_is_not_good_an_answer_of_another_shape_is_never_a_total(String body) {
        COSTS.stubFor(of("MONTHLY").willReturn(json(body)));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "400, LimitExceededException, PROVIDER_THROTTLED, 3",
        "400, ThrottlingException, PROVIDER_THROTTLED, 3",
        "400, DataUnavailableException, NO_STATEMENT, 0",
        "400, AccessDeniedException, CREDENTIAL_REFUSED, 0",
        "400, UnrecognizedClientException, CREDENTIAL_REFUSED, 0",
        "400, InvalidNextTokenException, BAD_ANSWER, 0",
        "500, InternalFailure, PROVIDER_ERROR, 3"
    })
    void what_cost_explorer_refuses_has_a_reason_of_its_own(int status, String code, FailureReason reason, int waits) {
        COSTS.stubFor(of("MONTHLY").willReturn(error(status, code)));
        assertThat(refused().reason()).isEqualTo(reason);
        assertThat(asked.waits()).hasSize(waits);
    }

    private ExportRefused refused() {
        return AskedAws.PLANTED.refusalOf(() -> asked.provider().statement(FEBRUARY));
    }

    private static MappingBuilder of(String granularity) {
        return post(urlPathEqualTo("/")).withRequestBody(matchingJsonPath("$.Granularity", equalTo(granularity)));
    }

    private static String result(String start, String end, String amount, String unit) {
        return """
                {"TimePeriod":{"Start":"%s","End":"%s"},"Groups":[],"Estimated":true,
                 "Total":{"UnblendedCost":{"Amount":"%s","Unit":"%s"}}}""".formatted(start, end, amount, unit);
    }

    private static ResponseDefinitionBuilder results(String... results) {
        return json("{\"ResultsByTime\":[" + String.join(",", results) + "]}");
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody(body);
    }

    private static ResponseDefinitionBuilder error(int status, String code) {
        return json("{\"__type\":\"" + code + "\",\"message\":\"" + AskedAws.SECRET + "\"}")
                .withStatus(status);
    }
}
