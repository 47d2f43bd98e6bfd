package dev.tollgate.reconcile.total;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.ProviderId;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of verdicts: one thing is changed in a month that agrees, and aws is judged. */
class VerdictTableTest {

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("cases")
    void missing_is_not_good_and_every_doubt_has_its_reason(
            String title, Consumer<Bills> change, String verdict, String explanation) {
        Bills bills = new Bills();
        change.accept(bills);

        ProviderJudgement aws = bills.judge(ProviderId.AWS);

        assertThat(Bills.words(aws.finding())).isEqualTo(verdict);
        assertThat(aws.finding().explanation()).isEqualTo(explanation);
    }

    static Stream<Arguments> cases() {
        return Stream.of(matched(), drifted(), missing(), mismatched(), reserved(), contradictory(), precedence())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> matched() {
        return Stream.of(
                of("equal totals", b -> {}, "MATCHED", "canonical and provider total agree exactly"),
                of(
                        "a drift within the limit",
                        b -> b.aws().totals("115", "115.2"),
                        "MATCHED",
                        "our total is 0.2 USD below the provider's, within the limit of 0.576 USD"),
                of(
                        "a drift of exactly the limit",
                        b -> b.aws().totals("115.776", "115.2"),
                        "MATCHED",
                        "our total is 0.576 USD above the provider's, within the limit of 0.576 USD"),
                of(
                        "the absolute limit where it is larger",
                        b -> {
                            b.limits(
                                    "\"aws\": { \"varianceThresholdPct\": 0.5, \"varianceThresholdAbsolute\": \"0\"",
                                    "\"aws\": { \"varianceThresholdPct\": 0.5, \"varianceThresholdAbsolute\": \"5\"");
                            b.aws().totals("120.2", "115.2");
                        },
                        "MATCHED",
                        "our total is 5 USD above the provider's, within the limit of 5 USD"),
                of(
                        "negative totals of a month of credits",
                        b -> b.aws().totals("-115.5", "-115.2"),
                        "MATCHED",
                        "our total is 0.3 USD below the provider's, within the limit of 0.576 USD"),
                of(
                        "an export without rows, and nothing stated",
                        b -> b.aws().knownZero().theirs = "0",
                        "MATCHED",
                        "canonical and provider total agree exactly"),
                of(
                        "a known zero in another currency and metric",
                        b -> {
                            b.aws().knownZero().theirs = "0";
                            b.aws().theirCurrency = "EUR";
                            b.aws().statedMetric = "EffectiveCost";
                        },
                        "MATCHED",
                        "canonical and provider total agree exactly"),
                of(
                        "a zero in a second currency",
                        b -> b.aws().moreTotals.add(Bill.total("BilledCost", "0.00", "EUR", "")),
                        "MATCHED",
                        "canonical and provider total agree exactly"),
                of(
                        "as many unreadable rows as allowed",
                        b -> {
                            b.limits("\"maxQuarantinedRows\": 0", "\"maxQuarantinedRows\": 2");
                            b.aws().quarantined = 2;
                        },
                        "MATCHED",
                        "canonical and provider total agree exactly"));
    }

    private static Stream<Arguments> drifted() {
        return Stream.of(
                of(
                        "below",
                        b -> b.aws().totals("112", "115.2"),
                        "DRIFTED(DRIFT_OVER_LIMIT)",
                        "our total is 3.2 USD below the provider's; the limit is 0.576 USD"),
                of(
                        "above",
                        b -> b.aws().totals("118.4", "115.2"),
                        "DRIFTED(DRIFT_OVER_LIMIT)",
                        "our total is 3.2 USD above the provider's; the limit is 0.576 USD"),
                of(
                        "one unit in the 28th decimal over the limit",
                        b -> b.aws().totals("115.7760000000000000000000000001", "115.2"),
                        "DRIFTED(DRIFT_OVER_LIMIT)",
                        "our total is 0.5760000000000000000000000001 USD above the provider's; the limit is 0.576 USD"),
                of(
                        "anything against a total of zero",
                        b -> b.aws().totals("0.0000000001", "0"),
                        "DRIFTED(DRIFT_OVER_LIMIT)",
                        "our total is 0.0000000001 USD above the provider's; the limit is 0 USD"),
                of(
                        "a known zero against an invoice",
                        b -> b.aws().knownZero(),
                        "DRIFTED(DRIFT_OVER_LIMIT)",
                        "our total is 115.2 USD below the provider's; the limit is 0.576 USD"),
                of(
                        "the other sign",
                        b -> b.aws().totals("115.2", "-115.2"),
                        "DRIFTED(DRIFT_OVER_LIMIT)",
                        "our total is 230.4 USD above the provider's; the limit is 0.576 USD"),
                of(
                        "opposite errors in two cells",
                        b -> b.aws()
                                .totals("100", "100")
                                .cell("service", "AmazonEC2", "70", "60")
                                .cell("service", "AmazonS3", "30", "40"),
                        "DRIFTED(CELL_OVER_LIMIT)",
                        "the totals agree within 0.5 USD, but service AmazonEC2 is 10 USD above the provider's;"
                                + " the limit is 0.3 USD; 1 more of 2 cells differ too"),
                of(
                        "a cell that the statement lacks",
                        b -> b.aws()
                                .totals("100", "100")
                                .cell("service", "AmazonEC2", "99.9", "100")
                                .cell("service", "AmazonS3", "0.1", "-"),
                        "DRIFTED(CELL_OVER_LIMIT)",
                        "the totals agree within 0.5 USD, but service AmazonS3 is 0.1 USD above the provider's;"
                                + " the limit is 0 USD"),
                of(
                        "a cell without a name",
                        b -> b.aws()
                                .totals("100", "100")
                                .cell("service", "AmazonEC2", "99", "100")
                                .cell("service", "", "1", "-"),
                        "DRIFTED(CELL_OVER_LIMIT)",
                        "the totals agree within 0.5 USD, but service (without a name) is 1 USD above the provider's;"
                                + " the limit is 0 USD; 1 more of 2 cells differ too"),
                of(
                        "a cell that we lack",
                        b -> b.aws()
                                .totals("100", "100")
                                .cell("day", "2026-09-01", "100", "99.9")
                                .cell("day", "2026-09-02", "-", "0.1"),
                        "DRIFTED(CELL_OVER_LIMIT)",
                        "the totals agree within 0.5 USD, but day 2026-09-02 is 0.1 USD below the provider's;"
                                + " the limit is 0.0005 USD"));
    }

    private static Stream<Arguments> missing() {
        return Stream.of(
                of(
                        "no export",
                        b -> b.aws().exported = false,
                        "UNPROVEN(MISSING_PROVIDER)",
                        "no export of aws for 2026-09 has been ingested"),
                of(
                        "no statement",
                        b -> b.aws().stated = false,
                        "UNPROVEN(MISSING_STATEMENT)",
                        "there is no statement of aws for 2026-09"),
                of(
                        "a run that failed",
                        b -> {
                            b.aws().exported = false;
                            b.aws().incomplete =
                                    "{\"provider\":\"aws\",\"runId\":\"r\",\"state\":\"FAILED\",\"reason\":\"PART_MISSING\"}";
                        },
                        "UNPROVEN(INGEST_INCOMPLETE)",
                        "the newest ingest run of aws is FAILED (PART_MISSING)"),
                of(
                        "a live run whose credential did not resolve",
                        b -> {
                            b.aws().exported = false;
                            b.aws().incomplete =
                                    "{\"provider\":\"aws\",\"runId\":\"r\",\"state\":\"FAILED\",\"reason\":\"CREDENTIAL_EXPIRED\"}";
                        },
                        "UNPROVEN(INGEST_INCOMPLETE)",
                        "the newest ingest run of aws is FAILED (CREDENTIAL_EXPIRED)"),
                of(
                        "a run that is still running, beside an older export",
                        b -> b.aws().incomplete = "{\"provider\":\"aws\",\"runId\":\"r\",\"state\":\"RUNNING\"}",
                        "UNPROVEN(INGEST_INCOMPLETE)",
                        "the newest ingest run of aws is RUNNING"),
                of(
                        "a statement of one run and an export of the next",
                        b -> b.aws().ourRun = "r2",
                        "UNPROVEN(CHANGED_MEANWHILE)",
                        "the statement is of ingest run r and the export of r2: a run ended between the two answers;"
                                + " reconcile again"),
                of(
                        "fixtures where live totals were asked for",
                        b -> b.mode = "live",
                        "UNPROVEN(WRONG_MODE)",
                        "the provider totals are not of mode live"));
    }

    private static Stream<Arguments> mismatched() {
        return Stream.of(
                of(
                        "another metric",
                        b -> b.aws().metric = "EffectiveCost",
                        "UNPROVEN(METRIC_MISMATCH)",
                        "the statement is of BilledCost; our export has only EffectiveCost"),
                of(
                        "rows and still no total",
                        b -> b.aws().withoutTotals = true,
                        "UNPROVEN(METRIC_MISMATCH)",
                        "the statement is of BilledCost; our export has no total"),
                of(
                        "rows of other bills alone",
                        b -> {
                            b.aws().withoutTotals = true;
                            b.aws().setAside = 963;
                        },
                        "UNPROVEN(NOTHING_COUNTED)",
                        "all 963 rows of the export belong to other months or providers"),
                of(
                        "another currency",
                        b -> b.aws().ourCurrency = "EUR",
                        "UNPROVEN(CURRENCY_MISMATCH)",
                        "the statement is in USD; our total is 115.2 EUR"),
                of(
                        "zero, of another currency",
                        b -> {
                            b.aws().ourCurrency = "EUR";
                            b.aws().totals("0", "0");
                        },
                        "UNPROVEN(CURRENCY_MISMATCH)",
                        "the statement is in USD; our total is 0 EUR"),
                of(
                        "money in a second currency",
                        b -> b.aws().moreTotals.add(Bill.total("BilledCost", "0.01", "EUR", "")),
                        "UNPROVEN(CURRENCY_MISMATCH)",
                        "the statement is in USD; our total is 115.2 USD and 0.01 EUR"),
                of(
                        "a row that could not be read",
                        b -> b.aws().quarantined = 1,
                        "UNPROVEN(QUARANTINED_ROWS)",
                        "1 of 963 rows could not be read; 0 are allowed"));
    }

    private static Stream<Arguments> reserved() {
        return Stream.of(
                of(
                        "a delivery that says that it is complete, of a month that is closed",
                        b -> b.aws().reservations = ",\"completeness\":\"COMPLETE\",\"periodState\":\"CLOSED\"",
                        "MATCHED",
                        "canonical and provider total agree exactly"),
                of(
                        "a delivery to which something is yet to come",
                        b -> b.aws().reservations = ",\"completeness\":\"PARTIAL\"",
                        "UNPROVEN(INCOMPLETE_DELIVERY)",
                        "the export says of itself that it is not complete"),
                of(
                        "amounts of which the bill itself holds no exact ones",
                        b -> b.aws().reservations = ",\"metricsInexact\":[\"BilledCost\"]",
                        "UNPROVEN(INEXACT_AMOUNTS)",
                        "the export stores BilledCost in binary floating point, with more digits than that surely keeps"),
                of(
                        "inexact amounts of another metric than the one that is compared",
                        b -> b.aws().reservations = ",\"metricsInexact\":[\"ListCost\"]",
                        "MATCHED",
                        "canonical and provider total agree exactly"),
                of(
                        "a total that doubled since the last delivery",
                        b -> b.aws().reservations = jump("BilledCost"),
                        "UNPROVEN(TOTAL_JUMPED)",
                        "over the days that two deliveries share, our total went from 30.5 USD to 61 USD;"
                                + " nobody has accepted that"),
                of(
                        "a jump of another metric than the one that is compared",
                        b -> b.aws().reservations = jump("ListCost"),
                        "MATCHED",
                        "canonical and provider total agree exactly"),
                of(
                        "other content for a closed month",
                        b -> b.aws().reservations = ",\"changeAttempts\":[{\"runId\":\"late\"},{\"runId\":\"r\"}]",
                        "UNPROVEN(CLOSED_PERIOD_CHANGED)",
                        "ingest run late brought other content for this closed month; it was not taken"));
    }

    private static String jump(String metric) {
        return """
                ,"suspicions":[{"reason":"TOTAL_JUMPED","metric":"%s","days":3,
                "before":{"amount":"30.5","currency":"USD"},"after":{"amount":"61","currency":"USD"}}]""".formatted(metric);
    }

    private static Stream<Arguments> contradictory() {
        return Stream.of(
                of(
                        "a statement whose cells are not its total",
                        b -> b.aws().cell("service", "AmazonEC2", "115.2", "115.1"),
                        "UNPROVEN(BREAKDOWN_INCONSISTENT)",
                        "the statement's cells by service do not add up to its own total"),
                of(
                        "our cells that are not our total",
                        b -> b.aws().cell("service", "AmazonEC2", "115.1", "115.2"),
                        "UNPROVEN(BREAKDOWN_INCONSISTENT)",
                        "our cells by service do not add up to our own total"),
                of(
                        "our cells that did not come at all",
                        b -> b.aws().cell("account", "1234", "-", "115.2"),
                        "UNPROVEN(BREAKDOWN_INCONSISTENT)",
                        "our cells by account do not add up to our own total"));
    }

    /** Two things are wrong at once; the first in the order of {@link UnprovenReason} is told, and never the drift. */
    private static Stream<Arguments> precedence() {
        return Stream.of(
                of(
                        "no export, and the rest of another mode",
                        b -> {
                            b.mode = "live";
                            b.aws().exported = false;
                        },
                        "UNPROVEN(MISSING_PROVIDER)",
                        "no export of aws for 2026-09 has been ingested"),
                of(
                        "a run that is still running, beside an export of another run than the statement",
                        b -> {
                            b.aws().ourRun = "r2";
                            b.aws().incomplete = "{\"provider\":\"aws\",\"runId\":\"r3\",\"state\":\"RUNNING\"}";
                        },
                        "UNPROVEN(INGEST_INCOMPLETE)",
                        "the newest ingest run of aws is RUNNING"),
                of(
                        "of different runs, and drifted, and of another mode",
                        b -> {
                            b.mode = "live";
                            b.aws().ourRun = "r2";
                            b.aws().totals("1", "115.2");
                        },
                        "UNPROVEN(CHANGED_MEANWHILE)",
                        "the statement is of ingest run r and the export of r2: a run ended between the two answers;"
                                + " reconcile again"),
                of(
                        "rows of other bills alone, and stale",
                        b -> {
                            b.aws().withoutTotals = true;
                            b.aws().setAside = 963;
                            b.aws().asOf("2026-10-01T12:00:00Z");
                        },
                        "UNPROVEN(NOTHING_COUNTED)",
                        "all 963 rows of the export belong to other months or providers"),
                of(
                        "stale and drifted",
                        b -> b.aws().totals("1", "115.2").asOf("2026-10-01T12:00:00Z"),
                        "UNPROVEN(STALE)",
                        "the statement is of 2026-10-01T12:00:00Z; a settled one is of 2026-10-04T00:00:00Z or later"),
                of(
                        "no export and no statement",
                        b -> {
                            b.aws().exported = false;
                            b.aws().stated = false;
                        },
                        "UNPROVEN(MISSING_PROVIDER)",
                        "no export of aws for 2026-09 has been ingested"),
                of(
                        "another metric and another currency",
                        b -> {
                            b.aws().metric = "ListCost";
                            b.aws().ourCurrency = "EUR";
                        },
                        "UNPROVEN(METRIC_MISMATCH)",
                        "the statement is of BilledCost; our export has only ListCost"),
                of(
                        "unreadable rows and stale",
                        b -> {
                            b.aws().quarantined = 3;
                            b.aws().asOf("2026-09-01T00:00:00Z");
                        },
                        "UNPROVEN(QUARANTINED_ROWS)",
                        "3 of 963 rows could not be read; 0 are allowed"),
                of(
                        "stale and apart",
                        b -> b.aws().theirAsOf = "2026-10-01T00:00:00Z",
                        "UNPROVEN(STALE)",
                        "the statement is of 2026-10-01T00:00:00Z; a settled one is of 2026-10-04T00:00:00Z or later"));
    }

    private static Arguments of(String title, Consumer<Bills> change, String verdict, String explanation) {
        return Arguments.of(title, change, verdict, explanation);
    }
}
