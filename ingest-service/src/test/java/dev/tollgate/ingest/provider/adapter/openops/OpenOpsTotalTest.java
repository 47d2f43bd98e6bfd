package dev.tollgate.ingest.provider.adapter.openops;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.LoopbackCalls;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the workflow states, and what is found out about the token; WireMock speaks for both. */
class OpenOpsTotalTest {
    private static final Instant NOW = Instant.parse("2026-10-02T12:00:00Z");
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    private static final String SAME_CLOCK = "Fri, 02 Oct 2026 12:00:00 GMT";
    private static final String STATED = "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1.75\","
            + "\"asOf\":\"2026-10-01T09:00:00Z\",\"source\":\"ledger of the workflows\",\"billingPeriod\":\"2026-09\"}";

    private final FakeOpenOps openOps = new FakeOpenOps();
    private final Planted planted = new Planted(FakeOpenOps.secrets());
    private final FixedOpenOpsConfig config = FixedOpenOpsConfig.at(openOps.url());
    private final Machine machine = new Machine(() -> NOW, new SeededIdentifiers(42));
    private final BillingProvider provider = asked(config);

    @AfterEach
    void stop() {
        openOps.close();
    }

    @Test
    void the_total_is_what_the_workflow_answers() {
        openOps.stub(openOps.webhook().willReturn(okJson(STATED)));

        assertThat(provider.statement(SEPTEMBER))
                .isEqualTo(new StatedMonth(
                        CostMetric.BILLED_COST,
                        Money.of("1.75", "USD"),
                        Instant.parse("2026-10-01T09:00:00Z"),
                        "OpenOps, workflow fLow_1-x: ledger of the workflows",
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827",
        "12345678901234567890, 12345678901234567890",
        "-1.5e-9, -0.0000000015"
    })
    void money_is_exact_a_json_number_is_taken_by_its_digits(String written, String amount) {
        openOps.stub(openOps.webhook()
                .willReturn(okJson("{\"currency\":\"USD\",\"metric\":\"EffectiveCost\",\"total\":" + written
                        + ",\"asOf\":\"2026-10-01T09:00:00Z\"}")));

        StatedMonth stated = provider.statement(SEPTEMBER);

        assertThat(stated.total()).isEqualTo(Money.of(amount, "USD"));
        assertThat(stated.source()).isEqualTo("OpenOps, workflow fLow_1-x");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "401, CREDENTIAL_REFUSED",
        "403, CREDENTIAL_REFUSED",
        "404, NO_STATEMENT",
        "408, PROVIDER_TIMEOUT",
        "429, PROVIDER_THROTTLED",
        "500, PROVIDER_ERROR",
        "204, BAD_ANSWER",
        "307, BAD_ANSWER"
    })
    void missing_is_not_good_a_status_that_is_no_success_is_no_total(int status, FailureReason reason) {
        openOps.stub(openOps.webhook()
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Date", SAME_CLOCK)
                        .withHeader("Location", openOps.url() + "/elsewhere")
                        .withBody(status == 204 ? null : FakeOpenOps.WEBHOOK_KEY)));

        planted.refused(reason, () -> provider.statement(SEPTEMBER));

        openOps.server().verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"currency\":\"USD\"",
                "{\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"usd\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"cost\",\"total\":\"1\",\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":null,\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":true,\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"$1\",\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":1e999999999,\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"yesterday\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"total\":\"2\",\"asOf\":\"2026-10-01T09:00:00Z\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-01T09:00:00Z\",\"status\":\"ok\"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-01T09:00:00Z\",\"source\":\" \"}",
                "{\"currency\":\"USD\",\"metric\":\"BilledCost\",\"total\":\"1\",\"asOf\":\"2026-10-01T09:00:00Z\",\"billingPeriod\":\"2026-08\"}"
            })
    void missing_is_not_good_an_answer_of_another_shape_is_no_total(String answer) {
        openOps.stub(openOps.webhook().willReturn(okJson(answer)));

        planted.refused(FailureReason.BAD_ANSWER, () -> provider.statement(SEPTEMBER));
    }

    @Test
    void a_host_that_is_not_allowed_is_not_called() {
        LoopbackCalls elsewhere = new LoopbackCalls(List.of("bigquery.googleapis.com"));
        BillingProvider refused = OpenOpsBilling.asked(
                config,
                HttpOutbound.calling(AllowedHosts.of(elsewhere), elsewhere, machine),
                _ -> FakeOpenOps.credential(),
                machine);

        assertThat(planted.refused(FailureReason.HOST_REFUSED, () -> refused.statement(SEPTEMBER)))
                .isEqualTo("the host localhost is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS");
        assertThat(openOps.server().getAllServeEvents()).isEmpty();
    }

    @Test
    void a_token_that_works_is_told_with_what_baserow_does_not_tell() {
        openOps.stub(
                openOps.tables("/openops-tables/api/database/tokens/check/").willReturn(okJson("{\"token\":\"OK\"}")));
        openOps.stub(openOps.tables("/openops-tables/api/database/fields/table/42/")
                .willReturn(okJson("[{\"id\":1,\"name\":\"BilledCost\"},{\"id\":2,\"name\":\"BillingCurrency\"},"
                        + "{\"id\":3,\"name\":\"BillingPeriodStart\"},{\"id\":4,\"name\":\"Last modified\"}]")));

        assertThat(provider.check())
                .isEqualTo(new IdentityCheck(
                        "a database token for table 42",
                        IdentityCheck.Rights.NOT_TOLD,
                        List.of(
                                "the database token is valid",
                                "table 42 can be read, with 4 fields",
                                "Baserow does not tell whether the token can write; give it the right to read only")));
        openOps.server().verify(0, postRequestedFor(urlEqualTo(FakeOpenOps.WEBHOOK)));
    }

    @Test
    void a_token_that_does_not_work_or_a_table_without_the_fields_is_refused() {
        openOps.stub(openOps.tables("/openops-tables/api/database/tokens/check/")
                .willReturn(aResponse().withStatus(403).withHeader("Date", SAME_CLOCK)));
        planted.refused(FailureReason.CREDENTIAL_REFUSED, provider::check);

        openOps.stub(openOps.tables("/openops-tables/api/database/tokens/check/")
                .willReturn(okJson("{\"token\":\"" + FakeOpenOps.TABLES_TOKEN + "\"}")));
        planted.refused(FailureReason.BAD_ANSWER, provider::check);

        openOps.stub(
                openOps.tables("/openops-tables/api/database/tokens/check/").willReturn(okJson("{\"token\":\"OK\"}")));
        openOps.stub(openOps.tables("/openops-tables/api/database/fields/table/42/")
                .willReturn(okJson("[{\"id\":1,\"name\":\"Name\"}]")));
        assertThat(planted.refused(FailureReason.BAD_ANSWER, provider::check))
                .isEqualTo("the answer to the fields of the table lacks BilledCost, BillingCurrency,"
                        + " BillingPeriodStart, Last modified");
    }

    @Test
    void everything_that_is_missing_is_named_at_once_and_nobody_is_called() {
        BillingProvider nothing = asked(new FixedOpenOpsConfig(
                Optional.empty(),
                Optional.of("ftp://x"),
                Optional.of("42/../43"),
                "a__b",
                Optional.of("a,b"),
                500,
                Optional.of(""),
                "Host"));

        assertThat(nothing.missing())
                .containsExactly(
                        new FieldError("TOLLGATE_LIVE_OPENOPS_BASE_URL", "is not set"),
                        new FieldError("TOLLGATE_LIVE_OPENOPS_TABLES_URL", "is no address of a host"),
                        new FieldError("TOLLGATE_LIVE_OPENOPS_TABLE_ID", "is no number of a table"),
                        new FieldError("TOLLGATE_LIVE_OPENOPS_WORKFLOW_ID", "is not set"),
                        new FieldError("TOLLGATE_LIVE_OPENOPS_PERIOD_FIELD", "is no name of a field"),
                        new FieldError("TOLLGATE_LIVE_OPENOPS_MODIFIED_FIELD", "is no name of a field"),
                        new FieldError("TOLLGATE_LIVE_OPENOPS_PAGE_SIZE", "is not between 1 and 200"),
                        new FieldError(
                                "TOLLGATE_LIVE_OPENOPS_WORKFLOW_HEADER",
                                "is no name of a header that could carry a secret"));
        assertThat(planted.refused(FailureReason.NOT_CONFIGURED, () -> nothing.statement(SEPTEMBER)))
                .startsWith("TOLLGATE_LIVE_OPENOPS_BASE_URL is not set; ");
        assertThat(openOps.server().getAllServeEvents()).isEmpty();
        assertThat(provider.missing()).isEmpty();
    }

    private BillingProvider asked(OpenOpsConfig asked) {
        return OpenOpsBilling.asked(asked, LoopbackCalls.calling(machine), _ -> FakeOpenOps.credential(), machine);
    }
}
