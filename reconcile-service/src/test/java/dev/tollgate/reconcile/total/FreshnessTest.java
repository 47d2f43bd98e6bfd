package dev.tollgate.reconcile.total;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.ProviderId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a total proves something, to the second. */
class FreshnessTest {

    @ParameterizedTest
    @CsvSource({
        // A closed month has settled 72 h after its end in the provider's own zone.
        "AWS, 2026-10-04T00:00:00Z, MATCHED",
        "AWS, 2026-10-03T23:59:59Z, UNPROVEN(STALE)",
        "AZURE, 2026-10-04T00:00:00Z, MATCHED",
        "AZURE, 2026-10-03T23:59:59Z, UNPROVEN(STALE)",
        // September ends in California at seven in the morning of October 1st, UTC.
        "GCP, 2026-10-04T07:00:00Z, MATCHED",
        "GCP, 2026-10-04T06:59:59Z, UNPROVEN(STALE)",
        "AWS, 2026-10-06T08:00:00Z, MATCHED",
        "AWS, 2026-10-06T08:00:01Z, UNPROVEN(FUTURE_AS_OF)",
    })
    void missing_is_not_good_a_closed_month_is_judged_once_it_has_settled(
            ProviderId provider, String asOf, String verdict) {
        Bills bills = new Bills();
        bills.of(provider).asOf(asOf);
        assertThat(Bills.words(bills.judge(provider).finding())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-15T12:00:00Z, 2026-09-14T12:00:00Z, MATCHED",
        "2026-09-15T12:00:00Z, 2026-09-14T11:59:59Z, UNPROVEN(STALE)",
        // The last second of the month is open; at its end it is closed, and nothing has settled.
        "2026-09-30T23:59:59Z, 2026-09-30T00:00:00Z, MATCHED",
        "2026-10-01T00:00:00Z, 2026-10-01T00:00:00Z, UNPROVEN(STALE)",
    })
    void an_open_month_is_judged_by_the_age_of_its_totals(String now, String asOf, String verdict) {
        Bills bills = new Bills();
        bills.now = now;
        bills.aws().asOf(asOf);
        assertThat(Bills.words(bills.judge(ProviderId.AWS).finding())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        // Still September in California, whatever the date in London.
        "2026-10-01T06:59:59Z, 2026-09-30T07:00:00Z, MATCHED",
        "2026-10-01T07:00:00Z, 2026-09-30T07:00:00Z, UNPROVEN(STALE)",
    })
    void a_month_of_gcp_closes_at_midnight_in_california(String now, String asOf, String verdict) {
        Bills bills = new Bills();
        bills.now = now;
        bills.of(ProviderId.GCP).asOf(asOf);
        assertThat(Bills.words(bills.judge(ProviderId.GCP).finding())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-04T00:00:00Z, 2026-10-05T23:59:59Z, MATCHED",
        "2026-10-04T00:00:00Z, 2026-10-06T00:00:00Z, MATCHED",
        "2026-10-04T00:00:00Z, 2026-10-06T00:00:01Z, UNPROVEN(SKEW)",
        "2026-10-06T00:00:01Z, 2026-10-04T00:00:00Z, UNPROVEN(SKEW)",
    })
    void instants_too_far_apart_are_skew(String ours, String theirs, String verdict) {
        Bills bills = new Bills();
        bills.aws().ourAsOf = ours;
        bills.aws().theirAsOf = theirs;
        assertThat(Bills.words(bills.judge(ProviderId.AWS).finding())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        // Asked today of a month that is closed and settled: neither side moves any more.
        "2026-11-20T00:00:00Z, 2026-10-05T00:00:00Z, 2026-11-20T00:00:00Z, MATCHED",
        "2026-11-20T00:00:00Z, 2026-10-04T00:00:00Z, 2026-11-20T00:00:00Z, MATCHED",
        "2026-11-20T00:00:00Z, 2026-10-03T23:59:59Z, 2026-11-20T00:00:00Z, UNPROVEN(STALE)",
        // An open month moves: what was counted days apart is not the same thing.
        "2026-09-20T00:00:00Z, 2026-09-19T12:00:00Z, 2026-09-20T00:00:00Z, MATCHED",
        "2026-09-20T00:00:00Z, 2026-09-17T00:00:00Z, 2026-09-20T00:00:00Z, UNPROVEN(STALE)",
    })
    void live_totals_of_a_settled_month_may_be_of_instants_far_apart(
            String now, String ours, String theirs, String verdict) {
        Bills bills = new Bills();
        bills.mode = "live";
        bills.answeredMode = "live";
        bills.now = now;
        bills.aws().ourAsOf = ours;
        bills.aws().theirAsOf = theirs;
        assertThat(Bills.words(bills.judge(ProviderId.AWS).finding())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"deterministic, UNPROVEN(SKEW)", "live, MATCHED"})
    void files_that_somebody_laid_down_far_apart_stay_skew_also_when_the_month_is_settled(String mode, String verdict) {
        Bills bills = new Bills();
        bills.mode = mode;
        bills.answeredMode = mode;
        bills.now = "2026-11-20T00:00:00Z";
        bills.aws().ourAsOf = "2026-10-05T00:00:00Z";
        bills.aws().theirAsOf = "2026-11-20T00:00:00Z";
        assertThat(Bills.words(bills.judge(ProviderId.AWS).finding())).isEqualTo(verdict);
    }

    @org.junit.jupiter.api.Test
    void skew_says_where_the_instant_of_the_export_comes_from() {
        Bills bills = new Bills();
        bills.aws().ourAsOf = "2026-10-06T00:00:01Z";
        bills.aws().theirAsOf = "2026-10-04T00:00:00Z";
        assertThat(bills.judge(ProviderId.AWS).finding().explanation())
                .isEqualTo("the statement is of 2026-10-04T00:00:00Z and the export of 2026-10-06T00:00:01Z"
                        + " (its manifest's asOf, else the newest file's time); they may be 48 h apart");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T12:00:00Z, 2026-10-05T00:00:00Z, the statement is of 2026-10-01T12:00:00Z",
        "2026-10-05T00:00:00Z, 2026-10-01T12:00:00Z, the export is of 2026-10-01T12:00:00Z",
    })
    void either_side_can_be_stale(String theirs, String ours, String beginning) {
        Bills bills = new Bills();
        bills.aws().ourAsOf = ours;
        bills.aws().theirAsOf = theirs;
        Finding finding = bills.judge(ProviderId.AWS).finding();
        assertThat(Bills.words(finding)).isEqualTo("UNPROVEN(STALE)");
        assertThat(finding.explanation()).isEqualTo(beginning + "; a settled one is of 2026-10-04T00:00:00Z or later");
    }

    @ParameterizedTest
    @CsvSource({"24, MATCHED", "25, UNPROVEN(STALE)"})
    void how_long_a_provider_takes_to_settle_is_configured(int hours, String verdict) {
        Bills bills = new Bills();
        bills.limits(
                "\"aws\": { \"varianceThresholdPct\": 0.5, \"varianceThresholdAbsolute\": \"0\", \"required\": true, \"settlingHours\": 72",
                "\"aws\": { \"varianceThresholdPct\": 0.5, \"settlingHours\": " + hours);
        bills.aws().asOf("2026-10-02T00:00:00Z");
        assertThat(Bills.words(bills.judge(ProviderId.AWS).finding())).isEqualTo(verdict);
    }
}
