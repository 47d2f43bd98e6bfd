package dev.tollgate.reconcile.total;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Fetched.Body;
import dev.tollgate.reconcile.total.Fetched.Silence;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judgement as a whole. */
class JudgementTest {
    private static final String AWS_REQUIRED =
            "\"aws\": { \"varianceThresholdPct\": 0.5, \"varianceThresholdAbsolute\": \"0\", \"required\": true";

    @Test
    void all_four_providers_are_in_every_judgement_in_one_order() {
        Judgement judgement = Bills.judge(new Bills().inputs(new Silence("x"), new Silence("x")));
        assertThat(judgement.providers().stream().map(ProviderJudgement::provider))
                .containsExactly(ProviderId.OPENOPS, ProviderId.AWS, ProviderId.AZURE, ProviderId.GCP);
    }

    @ParameterizedTest
    @CsvSource({
        "115.2, 2026-10-05T00:00:00Z, MATCHED",
        "100,   2026-10-05T00:00:00Z, DRIFTED",
        "115.2, 2026-10-01T00:00:00Z, UNPROVEN",
    })
    void one_provider_decides_for_all(String ours, String asOf, Verdict verdict) {
        Bills bills = new Bills();
        bills.aws().totals(ours, "115.2").asOf(asOf);
        assertThat(bills.judge().verdict()).isEqualTo(verdict);
    }

    @Test
    void a_proven_drift_outweighs_a_doubt_about_another_provider() {
        Bills bills = new Bills();
        bills.aws().totals("1", "115.2");
        bills.of(ProviderId.GCP).exported = false;
        assertThat(bills.judge().verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void a_provider_that_is_not_required_is_judged_and_shown_and_does_not_decide() {
        Bills bills = new Bills().limits(AWS_REQUIRED, AWS_REQUIRED.replace("true", "false"));
        bills.aws().totals("1", "115.2");
        Judgement judgement = bills.judge();
        assertThat(judgement.verdict()).isEqualTo(Verdict.MATCHED);
        assertThat(Bills.words(Bills.of(judgement, ProviderId.AWS).finding())).isEqualTo("DRIFTED(DRIFT_OVER_LIMIT)");
        assertThat(new JsonDocuments().judgement(judgement)).contains("\"provider\":\"aws\"", "\"required\":false");
    }

    @Test
    void missing_is_not_good_a_silent_peer_leaves_every_provider_unproven() {
        Bills bills = new Bills();
        Judgement judgement =
                Bills.judge(bills.inputs(new Body(bills.providerTotals()), new Silence("it did not answer in time")));
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNPROVEN);
        for (ProviderJudgement judged : judgement.providers()) {
            assertThat(Bills.words(judged.finding())).isEqualTo("UNPROVEN(PEER_UNREACHABLE)");
            assertThat(judged.finding().explanation())
                    .isEqualTo("the ingest service told no canonical totals: it did not answer in time");
            // What is known is shown all the same.
            assertThat(judged.statement()).isNotNull();
            assertThat(judged.export()).isNull();
            assertThat(judged.comparison()).isNull();
        }
    }

    @Test
    void what_is_known_is_shown_even_where_it_proves_nothing() {
        Bills bills = new Bills();
        bills.aws().totals("112", "115.2").asOf("2026-10-01T00:00:00Z");
        Comparison comparison = bills.judge(ProviderId.AWS).comparison();
        assertThat(comparison).isNotNull();
        assertThat(comparison.total().drift()).isEqualByComparingTo(new BigDecimal("-3.2"));
        assertThat(comparison.total().variancePct()).hasValue("2.7778");
    }

    @Test
    void missing_is_not_good_totals_of_another_mode_are_not_shown_as_if_they_were_of_this_one() {
        Bills bills = new Bills();
        bills.mode = "live";
        ProviderJudgement aws = bills.judge(ProviderId.AWS);
        assertThat(List.of(aws.statement() == null, aws.export() == null, aws.comparison() == null))
                .containsOnly(true);
    }

    @Test
    void a_variance_is_absent_against_zero_and_rounded_half_up_to_four_decimals() {
        Bills bills = new Bills();
        bills.aws().totals("5", "0");
        bills.of(ProviderId.GCP).totals("100.00005", "100");
        Judgement judgement = bills.judge();
        assertThat(Bills.of(judgement, ProviderId.AWS).comparison().total().variancePct())
                .isEmpty();
        assertThat(Bills.of(judgement, ProviderId.GCP).comparison().total().variancePct())
                .hasValue("0.0001");
    }

    @Test
    void once_a_repeated_part_and_rows_set_aside_are_told() {
        Bills bills = new Bills();
        bills.aws().repeated = 1;
        bills.aws().setAside = 2;
        String text = new JsonDocuments().judgement(bills.judge());
        assertThat(text)
                .contains("\"parts\":{\"counted\":2,\"repeated\":1}")
                .contains("\"rows\":{\"counted\":961,\"quarantined\":0,\"read\":963,\"setAside\":2}");
    }

    @Test
    void you_can_check_it_yourself_the_same_inputs_give_the_same_bytes() {
        Bills bills = new Bills();
        bills.aws().totals("112", "115.2").cell("service", "Amäzon \\\"EC2\\\"", "112", "115.2");
        JsonDocuments documents = new JsonDocuments();
        Judging judging = new Judging(documents);
        Inputs inputs = bills.inputs();

        Judging.Judged first = judging.judge(inputs);
        Judging.Judged replayed = judging.judge(documents.inputs(documents.inputs(inputs)));

        assertThat(documents.inputs(documents.inputs(inputs))).isEqualTo(inputs);
        assertThat(replayed.text()).isEqualTo(first.text());
        assertThat(replayed.digest()).isEqualTo(first.digest());
    }
}
