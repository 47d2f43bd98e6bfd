package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tables make of single rows: which cost a row has, and what a whole file is refused for. */
class MappedCostsTest {
    private static final String CUR = "bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/LineItemType,"
            + "lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/UsageStartDate,"
            + "savingsPlan/SavingsPlanEffectiveCost,savingsPlan/TotalCommitmentToDate,savingsPlan/UsedCommitment,"
            + "reservation/EffectiveCost,reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,"
            + "reservation/UnusedRecurringFee,reservation/ReservationARN,pricing/publicOnDemandCost\n";
    private static final String AZURE =
            "SubscriptionId,Date,MeterCategory,CostInBillingCurrency,BillingCurrency,BillingPeriodStartDate,"
                    + "ChargeType,PricingModel\n";
    private static final String GCP =
            "billing_account_id,service.description,usage_start_time,cost,currency,invoice.month,credits\n";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} costs {2}")
    @CsvSource(
            delimiter = '!',
            value = {
                "Usage!5,USD,2026-09-01T00:00:00Z,,,,,,,,6!5!5!6",
                "SavingsPlanCoveredUsage!5,USD,2026-09-01T00:00:00Z,3.1,,,,,,,6!5!3.1!6",
                "SavingsPlanNegation!-5,USD,2026-09-01T00:00:00Z,,,,,,,,!-5!0!0",
                "SavingsPlanRecurringFee!7,USD,2026-09-01T00:00:00Z,,7,6.4,,,,,!7!0.6!7",
                "SavingsPlanUpfrontFee!7,USD,2026-09-01T00:00:00Z,,,,,,,,!7!0!7",
                "DiscountedUsage!0,USD,2026-09-01T00:00:00Z,,,,0.25,,,,1!0!0.25!1",
                "RIFee!9,USD,2026-09-01T00:00:00Z,,,,,0.5,0.125,arn,!9!0.625!9",
                "Fee!9,USD,2026-09-01T00:00:00Z,,,,,,,arn,!9!0!9",
                "Fee!9,USD,2026-09-01T00:00:00Z,,,,,,,,!9!9!9",
                "Tax!1.5,USD,2026-09-01T00:00:00Z,,,,,,,,!1.5!1.5!1.5",
                "EdpDiscount!-1,USD,2026-09-01T00:00:00Z,,,,,,,,!-1!-1!0"
            })
    void metrics_never_mix_and_each_kind_of_aws_row_has_its_own(
            String type, String rest, String billed, String effective, String list) {
        TotallingFiles.FileTotals totals =
                totals(CUR + "123,2026-09-01T00:00:00Z," + type + "," + rest + "\n", CostBasis.ACTUAL);

        assertThat(totals.isWhole()).isTrue();
        assertThat(sum(totals, CostMetric.BILLED_COST)).isEqualTo(billed);
        assertThat(sum(totals, CostMetric.EFFECTIVE_COST)).isEqualTo(effective);
        assertThat(sum(totals, CostMetric.LIST_COST)).isEqualTo(list);
    }

    @Test
    void an_effective_cost_that_the_row_should_have_and_lacks_leaves_the_metric_without_a_total() {
        TotallingFiles.FileTotals totals = totals(
                CUR
                        + "123,2026-09-01T00:00:00Z,SavingsPlanCoveredUsage,5,USD,2026-09-01T00:00:00Z,,,,,,,,6\n"
                        + "123,2026-09-01T00:00:00Z,Usage,5,USD,2026-09-01T00:00:00Z,,,,,,,,6\n",
                CostBasis.ACTUAL);

        assertThat(totals.incomplete()).containsExactly("aws 2026-09 EffectiveCost");
        assertThat(totals.sums()).extracting(SetAside::metric).doesNotContain(CostMetric.EFFECTIVE_COST);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "s,2026-09-01,Virtual Machines,1.5,USD,2026-09-01,UnusedReservation,Reservation",
                "s,2026-09-01,Virtual Machines,1.5,USD,2026-09-01,UnusedSavingsPlan,SavingsPlan",
                "s,2026-09-01,Virtual Machines,1.5,USD,2026-09-01,Usage,Reservation",
                "s,2026-09-01,Virtual Machines,0.00000001,USD,2026-09-01,Usage,SavingsPlan"
            })
    void metrics_never_mix_and_an_amortised_export_offered_as_actual_cost_is_refused_by_name(String row) {
        String bill = AZURE + "s,2026-09-01,Virtual Machines,1,USD,2026-09-01,Usage,OnDemand\n" + row + "\n";

        assertThat(totals(bill, CostBasis.ACTUAL).unreadable()).singleElement().satisfies(refused -> {
            assertThat(refused.reason()).isEqualTo(FailureReason.AMORTIZED_COST);
            assertThat(refused.explanation())
                    .isEqualTo("bill.csv holds amortised cost where actual cost is expected; line 3 shows it");
        });
        TotallingFiles.FileTotals amortized = totals(bill, CostBasis.AMORTIZED);
        assertThat(amortized.isWhole()).isTrue();
        assertThat(amortized.sums()).extracting(SetAside::metric).containsExactly(CostMetric.EFFECTIVE_COST);
    }

    @ParameterizedTest
    @CsvSource({"Reservation", "SavingsPlan"})
    void metrics_never_mix_and_an_actual_export_offered_as_amortised_cost_is_refused_by_name(String model) {
        String bill = AZURE + "s,2026-09-01,Virtual Machines,0,USD,2026-09-01,Purchase," + model + "\n"
                + "s,2026-09-01,Virtual Machines,30,USD,2026-09-01,Purchase," + model + "\n";

        assertThat(totals(bill, CostBasis.AMORTIZED).unreadable())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(FailureReason.ACTUAL_COST);
                    assertThat(refused.explanation())
                            .isEqualTo("bill.csv holds actual cost where amortised cost is expected; line 3 shows it");
                });
    }

    @Test
    void missing_is_not_good_credits_beside_a_blank_cost_are_no_cost() {
        TotallingFiles.FileTotals totals = totals(
                GCP + "a,Compute,2026-09-01T10:00:00Z,,USD,202609,\"[{\"\"amount\"\":-1}]\"\n", CostBasis.ACTUAL);

        assertThat(totals.quarantine())
                .containsExactly(new QuarantinedRow("bill.csv", 2, "cost", RowReason.MISSING_VALUE));
        assertThat(totals.sums()).isEmpty();
    }

    @Test
    void missing_is_not_good_what_was_used_of_an_unknown_commitment_is_no_cost() {
        TotallingFiles.FileTotals totals = totals(
                CUR + "123,2026-09-01T00:00:00Z,SavingsPlanRecurringFee,7,USD,2026-09-01T00:00:00Z,,,6.4,,,,,\n",
                CostBasis.ACTUAL);

        assertThat(totals.incomplete()).containsExactly("aws 2026-09 EffectiveCost");
    }

    @Test
    void missing_is_not_good_a_sum_that_lacks_one_of_its_columns_is_none() {
        String header = CUR.replace("reservation/UnusedRecurringFee,", "");
        TotallingFiles.FileTotals totals = totals(
                header + "123,2026-09-01T00:00:00Z,RIFee,9,USD,2026-09-01T00:00:00Z,,,,,0.5,arn,\n", CostBasis.ACTUAL);

        assertThat(totals.incomplete()).containsExactly("aws 2026-09 EffectiveCost");
        assertThat(sum(totals, CostMetric.BILLED_COST)).isEqualTo("9");
    }

    @Test
    void metrics_never_mix_and_a_blank_cost_is_not_taken_from_a_column_in_another_currency() {
        String header = AZURE.strip() + ",PreTaxCost,Currency\n";
        TotallingFiles.FileTotals totals = totals(
                header + "s,2026-09-01,Storage,,EUR,2026-09-01,Usage,,7,USD\n"
                        + "s,2026-09-01,Storage,3,,2026-09-01,Usage,,7,USD\n"
                        + "s,2026-09-01,Storage,3,EUR,2026-09-01,Usage,,7,USD\n",
                CostBasis.ACTUAL);

        assertThat(totals.quarantine())
                .containsExactly(
                        new QuarantinedRow("bill.csv", 2, "CostInBillingCurrency", RowReason.MISSING_VALUE),
                        new QuarantinedRow("bill.csv", 3, "BillingCurrency", RowReason.MISSING_VALUE));
        assertThat(sum(totals, CostMetric.BILLED_COST)).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({"UnusedReservation,Reservation", "unusedReservation,reservation", "UNUSEDRESERVATION,''"})
    void metrics_never_mix_however_an_export_spells_its_kinds(String type, String model) {
        String bill = AZURE + "s,2026-09-01,Virtual Machines,0,USD,2026-09-01," + type + "," + model + "\n";

        assertThat(totals(bill, CostBasis.ACTUAL).unreadable())
                .extracting(TotallingFiles.Unreadable::reason)
                .containsExactly(FailureReason.AMORTIZED_COST);
    }

    @Test
    void a_covered_usage_that_is_free_and_the_purchase_of_its_commitment_are_actual_cost() {
        TotallingFiles.FileTotals totals = totals(
                AZURE
                        + "s,2026-09-01,Virtual Machines,0.00,USD,2026-09-01,Usage,Reservation\n"
                        + "s,2026-09-01,Virtual Machines,30,USD,2026-09-01,Purchase,Reservation\n",
                CostBasis.ACTUAL);

        assertThat(sum(totals, CostMetric.BILLED_COST)).isEqualTo("30");
    }

    @Test
    void google_credits_stand_beside_the_cost_and_gross_and_net_are_two_metrics() {
        TotallingFiles.FileTotals totals = totals(
                GCP
                        + "a,Compute,2026-09-01 10:00:00 UTC,10.5,USD,202609,"
                        + "\"[{\"\"name\"\":\"\"x\"\",\"\"amount\"\":-0.25},{\"\"amount\"\":\"\"-1e-7\"\"}]\"\n"
                        + "a,Compute,2026-09-01 10:00:00+00:00,1,USD,202609,[]\n"
                        + "a,Compute,2026-09-01T10:00:00Z,1,USD,202609,\n",
                CostBasis.ACTUAL);

        assertThat(totals.isWhole()).isTrue();
        assertThat(sum(totals, CostMetric.CONTRACTED_COST)).isEqualTo("12.5");
        assertThat(sum(totals, CostMetric.BILLED_COST)).isEqualTo("12.2499999");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {"not json", "{\"amount\":1}", "[{\"amount\":\"$1\"}]", "[{}]", "[[1]]"})
    void a_list_of_credits_that_cannot_be_read_puts_its_row_into_quarantine(String credits) {
        String cell = "\"" + credits.replace("\"", "\"\"") + "\"";

        TotallingFiles.FileTotals totals =
                totals(GCP + "a,Compute,2026-09-01T10:00:00Z,1,USD,202609," + cell + "\n", CostBasis.ACTUAL);

        assertThat(totals.quarantine())
                .containsExactly(new QuarantinedRow("bill.csv", 2, "cost", RowReason.BAD_AMOUNT));
    }

    @Test
    void once_a_file_with_a_row_for_each_credit_is_refused_since_it_repeats_costs() {
        String header = GCP.replace("credits", "credits.amount");

        assertThat(totals(header + "a,Compute,2026-09-01T10:00:00Z,1,USD,202609,-0.5\n", CostBasis.ACTUAL)
                        .unreadable())
                .extracting(TotallingFiles.Unreadable::reason)
                .containsExactly(FailureReason.UNNESTED_CREDITS);
    }

    private TotallingFiles.FileTotals totals(String bill, CostBasis basis) {
        WideLimits limits = new WideLimits();
        return new TotallingFiles(BillFiles.reading(basis, limits), limits.decompressedBytes())
                .total(List.of(Bills.write(folder.resolve("bill.csv"), bill)));
    }

    private static String sum(TotallingFiles.FileTotals totals, CostMetric metric) {
        return totals.sums().stream()
                .filter(sum -> sum.metric() == metric)
                .map(sum -> ExactDecimal.plain(sum.total().amount()))
                .reduce("", String::concat);
    }
}
