package dev.tollgate.ingest.provider.adapter.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.QUERY;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.TOKENS;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.armError;
import static dev.tollgate.ingest.provider.adapter.azure.StubbedAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The query API of Cost Management, in the protocol that it documents; there is no emulator of it. */
class CostStatementTest {
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");

    private final StubbedAzure azure = StubbedAzure.start();
    private TestedAzure asked = azure.asked().withClient("secret");

    @BeforeEach
    void grant() {
        azure.grants("token");
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void the_total_is_what_azure_writes_to_its_last_digit_and_days_that_add_up_break_it_down() {
        sum(rows("[120.7500000000000012345,\"EUR\"]"));
        days(dayRows("[100.7500000000000012345,20260901,\"EUR\"],[2e1,20260930,\"EUR\"]"));
        StatedMonth stated = asked.provider().statement(SEPTEMBER);
        assertThat(stated.total()).isEqualTo(Money.of("120.7500000000000012345", "EUR"));
        assertThat(stated.metric()).isEqualTo(CostMetric.BILLED_COST);
        assertThat(stated.asOf()).isEqualTo(TestedAzure.NOW);
        assertThat(stated.source())
                .isEqualTo("Azure Cost Management query API 2023-11-01, ActualCost of"
                        + " subscriptions/00000000-0000-0000-0000-000000000001");
        assertThat(stated.breakdown())
                .containsExactly(
                        new BreakdownCell(Dimension.DAY, "2026-09-01", new BigDecimal("100.7500000000000012345")),
                        new BreakdownCell(Dimension.DAY, "2026-09-30", new BigDecimal("20")));
        azure.server()
                .verify(postRequestedFor(urlPathEqualTo(QUERY))
                        .withQueryParam("api-version", equalTo("2023-11-01"))
                        .withHeader("Authorization", equalTo("Bearer token"))
                        .withRequestBody(equalToJson("""
                                {"type":"ActualCost","timeframe":"Custom",
                                 "timePeriod":{"from":"2026-09-01T00:00:00Z","to":"2026-09-30T23:59:59Z"},
                                 "dataset":{"granularity":"None",
                                            "aggregation":{"totalCost":{"name":"Cost","function":"Sum"}}}}""")));
    }

    @Test
    void the_token_is_asked_for_with_the_clients_secret_in_the_body() {
        sum(rows("[1,\"EUR\"]"));
        days(dayRows(""));
        asked.withClient("se cret+&=").provider().statement(SEPTEMBER);
        azure.server()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo(TOKENS))
                                .withRequestBody(equalTo("grant_type=client_credentials&client_id=" + TestedAzure.CLIENT
                                        + "&client_secret=se+cret%2B%26%3D&scope=http%3A%2F%2F127.0.0.1%3A"
                                        + azure.server().port() + "%2F.default")));
    }

    @Test
    void amortised_cost_is_effective_cost() {
        sum(rows("[1,\"EUR\"]"));
        days(dayRows("[1,20260901,\"EUR\"]"));
        asked = asked.with(asked.config().ofMetric("AmortizedCost"));
        assertThat(asked.provider().statement(SEPTEMBER).metric()).isEqualTo(CostMetric.EFFECTIVE_COST);
        azure.server()
                .verify(
                        2,
                        postRequestedFor(urlPathEqualTo(QUERY))
                                .withRequestBody(matchingJsonPath("$.type", equalTo("AmortizedCost"))));
    }

    @Test
    void days_that_do_not_add_up_are_no_breakdown() {
        sum(rows("[120.75,\"EUR\"]"));
        days(dayRows("[100.75,20260901,\"EUR\"],[20.000000000000004,20260902,\"EUR\"]"));
        StatedMonth stated = asked.provider().statement(SEPTEMBER);
        assertThat(stated.total()).isEqualTo(Money.of("120.75", "EUR"));
        assertThat(stated.breakdown()).isEmpty();
    }

    @Test
    void pages_are_read_to_the_last_and_asked_for_as_the_first() {
        sum(rows("[3,\"EUR\"]"));
        String next = "http://127.0.0.1:" + azure.server().port() + QUERY + "?api-version=2023-11-01&$skiptoken=A";
        days(dayRows("[1,20260901,\"EUR\"]").replace("\"nextLink\":null", "\"nextLink\":\"" + next + "\""));
        azure.server()
                .stubFor(query("Daily")
                        .withQueryParam("$skiptoken", equalTo("A"))
                        .willReturn(json(200, dayRows("[2,20260902,\"EUR\"]"))));
        assertThat(asked.provider().statement(SEPTEMBER).breakdown()).hasSize(2);
    }

    @Test
    void a_next_page_that_is_elsewhere_or_has_no_end_is_a_bad_answer() {
        for (String next : List.of(
                "http://127.0.0.1:1" + QUERY,
                "https://127.0.0.1:" + azure.server().port() + QUERY,
                "http://user@127.0.0.1:" + azure.server().port() + QUERY,
                "http://127.0.0.1:" + azure.server().port() + QUERY + "?again",
                ":")) {
            sum(rows("[3,\"EUR\"]").replace("\"nextLink\":null", "\"nextLink\":\"" + next + "\""));
            assertThat(refused().reason()).as(next).isEqualTo(FailureReason.BAD_ANSWER);
        }
    }

    @Test
    void several_currencies_are_no_total_and_no_rows_are_no_statement() {
        sum(rows("[1,\"EUR\"],[2,\"USD\"]"));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
        sum(rows("[1,\"EUR\"],[2,\"EUR\"]"));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
        sum(rows(""));
        assertThat(refused().reason()).isEqualTo(FailureReason.NO_STATEMENT);
        azure.server().stubFor(query("None").willReturn(aResponse().withStatus(204)));
        assertThat(refused().reason()).isEqualTo(FailureReason.NO_STATEMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"properties\":{\"columns\":[],\"rows\":{}}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Cost\"}],\"rows\":[[1]]}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Currency\"}],\"rows\":[[\"EUR\"]]}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Cost\"},{\"name\":\"Currency\"}],\"rows\":[[\"1\",\"EUR\"]]}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Cost\"},{\"name\":\"Currency\"}],\"rows\":[[null,\"EUR\"]]}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Cost\"},{\"name\":\"Currency\"}],\"rows\":[[1,\"EUR\",2]]}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Cost\"},{\"name\":\"Currency\"}],\"rows\":[[1,\"eur\"]]}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Cost\"},{\"name\":\"Currency\"}],\"rows\":[[1e999999,\"EUR\"]]}}",
                "{\"properties\":{\"columns\":[{\"name\":\"Cost\"},{\"name\":\"Cost\"},{\"name\":\"Currency\"}],"
                        + "\"rows\":[[1,2,\"EUR\"]]}}"
            })
    void an_answer_of_another_shape_is_never_a_total(String body) {
        sum(body);
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,20260901,\"EUR\"],[2,20260901,\"EUR\"]",
                "[3,20260901,\"USD\"]",
                "[3,20260831,\"EUR\"]",
                "[3,\"2026-09-01\",\"EUR\"]"
            })
    void a_day_twice_of_another_month_or_in_another_currency_is_a_bad_answer(String rows) {
        sum(rows("[3,\"EUR\"]"));
        days(dayRows(rows));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    void throttling_is_waited_out_as_long_as_the_longest_of_azures_own_headers_asks() {
        azure.answers(
                () -> query("None"),
                armError(429, "429")
                        .withHeader("x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after", "7")
                        .withHeader("x-ms-ratelimit-microsoft.costmanagement-entity-retry-after", "31")
                        .withHeader("Retry-After", "5"),
                json(200, rows("[3,\"EUR\"]")));
        days(dayRows("[3,20260901,\"EUR\"]"));
        assertThat(asked.provider().statement(SEPTEMBER).total()).isEqualTo(Money.of("3", "EUR"));
        assertThat(asked.waited()).containsExactly(Duration.ofSeconds(31));
    }

    @Test
    void a_wait_longer_than_ours_may_be_ends_the_run_as_throttled_at_once() {
        azure.answers(
                () -> query("None"),
                armError(429, "429").withHeader("x-ms-ratelimit-microsoft.costmanagement-tenant-retry-after", "61"));
        assertThat(refused().reason()).isEqualTo(FailureReason.PROVIDER_THROTTLED);
        assertThat(asked.waited()).isEmpty();
        azure.server().verify(1, postRequestedFor(urlPathEqualTo(QUERY)));
    }

    @Test
    void errors_and_resets_are_tried_again_until_the_tries_are_used_up() {
        azure.answers(
                () -> query("None"),
                armError(503, "ServiceUnavailable"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                json(200, rows("[3,\"EUR\"]")));
        days(dayRows("[3,20260901,\"EUR\"]"));
        assertThat(asked.provider().statement(SEPTEMBER).total()).isEqualTo(Money.of("3", "EUR"));
        assertThat(asked.waited()).hasSize(2);
        azure.server().resetAll();
        azure.grants("token");
        azure.answers(() -> query("None"), aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(refused().reason()).isEqualTo(FailureReason.ANSWER_CUT_OFF);
        azure.server().verify(3, postRequestedFor(urlPathEqualTo(QUERY)));
    }

    @Test
    void an_answer_that_never_comes_ends_as_a_timeout() {
        azure.answers(() -> query("None"), json(200, rows("[3,\"EUR\"]")).withFixedDelay(60_000));
        assertThat(refused().reason()).isEqualTo(FailureReason.PROVIDER_TIMEOUT);
    }

    @Test
    void a_token_that_expires_half_way_is_asked_for_anew_once() {
        azure.answers(() -> query("None"), armError(401, "ExpiredAuthenticationToken"), json(200, rows("[3,\"EUR\"]")));
        days(dayRows("[3,20260901,\"EUR\"]"));
        assertThat(asked.provider().statement(SEPTEMBER).total()).isEqualTo(Money.of("3", "EUR"));
        azure.server().verify(2, postRequestedFor(urlPathEqualTo(TOKENS)));
        azure.server().stubFor(query("None").willReturn(armError(401, "ExpiredAuthenticationToken")));
        assertThat(refused().reason()).isEqualTo(FailureReason.CREDENTIAL_REFUSED);
        azure.server().verify(4, postRequestedFor(urlPathEqualTo(TOKENS)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, InvalidAuthenticationTokenTenant, CREDENTIAL_REFUSED",
        "403, AuthorizationFailed, CREDENTIAL_REFUSED",
        "403, RBACAccessDenied, CREDENTIAL_REFUSED",
        "404, SubscriptionNotFound, NOT_CONFIGURED",
        "400, BadRequest, BAD_ANSWER",
        "302, Moved, BAD_ANSWER",
        "500, InternalServerError, PROVIDER_ERROR"
    })
    void each_refusal_has_its_reason(int status, String code, FailureReason reason) {
        azure.server().stubFor(query("None").willReturn(armError(status, code).withHeader("Location", "/elsewhere")));
        ExportRefused refused = refused();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.explanation()).doesNotContain("as documented");
        assertThat(refused.getCause()).isNull();
    }

    @Test
    void a_host_that_may_not_be_called_is_not_asked_for_a_token() {
        asked = asked.with(dev.tollgate.ingest.outbound.AllowedHosts.of(new TestedAzure.Limits()));
        assertThat(refused().reason()).isEqualTo(FailureReason.HOST_REFUSED);
        azure.server().verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void nothing_is_asked_while_configuration_is_missing() {
        asked = asked.with(asked.config().ofScope("subscriptions/../other"));
        assertThat(refused().reason()).isEqualTo(FailureReason.NOT_CONFIGURED);
        assertThat(refused().explanation())
                .contains("TOLLGATE_LIVE_AZURE_SCOPE")
                .doesNotContain("other");
        azure.server().verify(0, postRequestedFor(anyUrl()));
    }

    private ExportRefused refused() {
        try {
            asked.provider().statement(SEPTEMBER);
        } catch (ExportRefused e) {
            return e;
        }
        throw new AssertionError("nothing was refused");
    }

    private static MappingBuilder query(String granularity) {
        return post(urlPathEqualTo(QUERY))
                .withRequestBody(matchingJsonPath("$.dataset.granularity", equalTo(granularity)));
    }

    private void sum(String body) {
        azure.server().stubFor(query("None").willReturn(answer(body)));
    }

    private void days(String body) {
        azure.server().stubFor(query("Daily").willReturn(answer(body)));
    }

    private static ResponseDefinitionBuilder answer(String body) {
        return json(200, body);
    }

    private static String rows(String rows) {
        return """
                {"id":"subscriptions/1/providers/Microsoft.CostManagement/query/2","name":"2",
                 "type":"Microsoft.CostManagement/query","location":null,"sku":null,"eTag":null,
                 "properties":{"nextLink":null,
                   "columns":[{"name":"Cost","type":"Number"},{"name":"Currency","type":"String"}],
                   "rows":[%s]}}""".formatted(rows);
    }

    private static String dayRows(String rows) {
        return rows(rows)
                .replace(
                        "{\"name\":\"Currency\"",
                        "{\"name\":\"UsageDate\",\"type\":\"Number\"},{\"name\":\"Currency\"");
    }
}
