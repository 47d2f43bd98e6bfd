package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.ThirdPartyData;
import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import dev.tollgate.kernel.ExactDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bills that AWS, Azure and GCP really deliver, and what they sum to by the word of those who published them. */
class RealBillsTest {
    @ParameterizedTest(name = "{0} is {1}: {4} {5} {3}")
    @CsvSource({
        "focus_converters/sample-anonymous-aws-export-dataset.csv, aws-cur, aws, 1.6823086974, BilledCost, USD, 1281",
        "koku/aws/2022-07-01-alt-columns.csv, aws-cur, aws, 0, BilledCost, USD, 2",
        "koku/aws/2023-06-01.csv, aws-cur, aws, 30, BilledCost, NOK, 3",
        "koku/aws/2023-06-01.csv, aws-cur, aws, 0.3, EffectiveCost, NOK, 3",
        "koku/aws/2023-06-01-not-final.csv, aws-cur, aws, 30, BilledCost, NOK, 3",
        "nise/aws-cur-2026-09-static.csv, aws-cur, aws, 115.2, BilledCost, USD, 960",
        "nise/azure-2026-09-static.csv, azure-actual, azure, 96, BilledCost, USD, 60",
        "nise/azure-2026-10-static.csv, azure-actual, azure, 3.2, BilledCost, USD, 2",
        "finops-toolkit/EA_ActualCost_Small.csv, azure-actual, azure, 8.5450077867419368, BilledCost, USD, 11",
        "focus_converters/sample-anonymous-ea-export-dataset.csv, azure-actual, azure, 1.26136926505726, BilledCost, CAD, 27",
        "koku/azure/azure_camelCased.csv, azure-actual, azure, 0.00011016, BilledCost, USD, 3",
        "koku/azure/costreport_a243c6f2-199f-4074-9a2c-40e671cf1584.csv, azure-actual, azure, 0.00011016, BilledCost, USD, 3",
        "opencost-azure/headersets/Enterprise.csv, azure-actual, azure, 0, BilledCost, CAD, 1",
        "opencost-azure/headersets/EnterpriseCamel.csv, azure-actual, azure, 0.012, BilledCost, USD, 1",
        "opencost-azure/headersets/PayAsYouGo.csv, azure-actual, azure, 0.075, BilledCost, USD, 1",
        "koku/gcp/2022-08-01_5.csv, gcp-billing, gcp, 0.000012, BilledCost, USD, 9",
        "koku/gcp/2022-08-01_5.csv, gcp-billing, gcp, 0.000012, ContractedCost, USD, 9",
        "focus_spec_examples/saas_examples/spend_agreements/saas_spend_agreements_b1.csv, focus, none, 1200, BilledCost, USD, 5"
    })
    void money_is_exact_in_every_format_that_providers_deliver(
            String file, String format, String provider, String total, String metric, String currency, long rows) {
        TotallingFiles.FileTotals totals = totals(file);

        assertThat(totals.unreadable()).isEmpty();
        assertThat(totals.quarantined()).isZero();
        assertThat(totals.rows()).isEqualTo(rows);
        assertThat(totals.sums()).allSatisfy(sum -> {
            assertThat(sum.group().format()).isEqualTo(format);
            assertThat(sum.group().provider().map(Object::toString).orElse("none"))
                    .isEqualTo(provider);
        });
        assertThat(sumOf(totals, metric, currency)).isEqualTo(total);
    }

    @ParameterizedTest(name = "{0} is a known zero")
    @CsvSource({"finops-toolkit/EA_NoRows.csv", "koku/azure/empty_frame.csv", "koku/aws/empty_frame.csv"})
    void a_header_only_export_is_a_known_zero(String file) {
        TotallingFiles.FileTotals totals = totals(file);

        assertThat(totals.isWhole()).isTrue();
        assertThat(totals.rows()).isZero();
        assertThat(totals.sums()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"opencost-azure/values/MissingBrackets.csv", "opencost-azure/values/VirtualMachine.csv"})
    void missing_is_not_good_and_a_bill_without_a_currency_is_refused_by_name(String file) {
        TotallingFiles.FileTotals totals = totals(file);

        assertThat(totals.unreadable()).singleElement().satisfies(refused -> {
            assertThat(refused.reason()).isEqualTo(FailureReason.MISSING_COLUMN);
            assertThat(refused.explanation()).contains("azure-actual", "BillingCurrency");
        });
    }

    @Test
    void a_row_without_a_currency_is_quarantined_under_the_column_that_the_bill_has() {
        TotallingFiles.FileTotals totals = totals("opencost-azure/headersets/BOM.csv");

        assertThat(totals.quarantine())
                .containsExactly(new QuarantinedRow("BOM.csv", 2, "Currency", RowReason.MISSING_VALUE));
    }

    @Test
    void a_bill_that_does_not_state_its_month_is_summed_without_one() {
        assertThat(totals("opencost-azure/headersets/PayAsYouGo.csv").sums())
                .extracting(sum -> sum.group().periodText())
                .containsOnly("not stated");
    }

    @Test
    void once_an_open_bill_and_the_closed_one_that_replaced_it_are_told_to_hold_the_same_rows() {
        TotallingFiles.FileTotals totals = totals("koku/aws/2023-06-01.csv", "koku/aws/2023-06-01-not-final.csv");

        assertThat(totals.isWhole()).isFalse();
        assertThat(totals.overlap())
                .hasValueSatisfying(overlap -> assertThat(overlap.rows()).isEqualTo(3));
    }

    private static TotallingFiles.FileTotals totals(String... files) {
        WideLimits limits = new WideLimits();
        return new TotallingFiles(BillFiles.reading(CostBasis.ACTUAL, limits), limits.decompressedBytes())
                .total(Arrays.stream(files).map(ThirdPartyData::file).toList());
    }

    private static String sumOf(TotallingFiles.FileTotals totals, String metric, String currency) {
        return ExactDecimal.plain(totals.sums().stream()
                .filter(sum -> sum.metric().column().equals(metric)
                        && sum.group().currency().equals(currency))
                .map(sum -> sum.total().amount())
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
    }
}
