package dev.tollgate.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.platform.ConformanceOfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills and examples that others published, judged by the version that they were written for. */
class PublishedDataTest {
    private static final Path DATA = Path.of(System.getenv().getOrDefault("THIRD_PARTY_DATA", "../../shared/data"));
    private static final ConformanceOfFile JUDGING = new ConformanceOfFile(Judging.BOOK, new WideLimits());

    @Test
    void the_published_focus_1_0_sample_breaks_these_rules_so_often() {
        ConformanceReport report = judge("focus/focus_sample_1000.csv", "1.0");
        assertThat(report.rows()).isEqualTo(1000);
        assertThat(report.ragged()).isZero();
        assertThat(failures(report))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("BillingPeriodStart-C-002-M", 1000L),
                        Map.entry("BillingPeriodEnd-C-002-M", 1000L),
                        Map.entry("ChargePeriodStart-C-002-M", 1000L),
                        Map.entry("ChargePeriodEnd-C-002-M", 1000L),
                        Map.entry("ResourceType-C-005-C", 752L),
                        Map.entry("ListCost-C-009-C", 490L),
                        Map.entry("ContractedCost-C-009-C", 38L),
                        Map.entry("ResourceType-C-004-C", 36L),
                        Map.entry("ContractedCost-C-003-M", 7L),
                        Map.entry("ChargeFrequency-C-003-M", 7L),
                        Map.entry("ContractedUnitPrice-C-006-C", 5L),
                        Map.entry("PricingCategory-C-004-C", 5L),
                        Map.entry("SkuPriceId-C-005-C", 5L),
                        Map.entry("ConsumedQuantity-T-001", 2L),
                        Map.entry("ConsumedUnit-T-002", 2L),
                        Map.entry("ColumnHandling-A-010-M", 1L),
                        Map.entry("ContractedUnitPrice-C-009-C", 1L),
                        Map.entry("EffectiveCost-C-010-C", 1L)));
        assertThat(Judging.result(report, "ListCost-C-009-C").places()).containsExactly(3L, 6L, 8L, 9L, 10L);
        assertThat(Judging.result(report, "ListCost-C-009-C").judged()).isEqualTo(999);
        assertThat(Judging.result(report, "ContractedCost-C-009-C").judged()).isEqualTo(993);
        assertThat(Judging.result(report, "EffectiveCost-C-010-C").places()).containsExactly(458L);
        assertThat(Judging.result(report, "ColumnHandling-A-010-M").places()).containsExactly(38L);
    }

    /** The examples show only the columns that they are about, so the rules of presence are left out here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commitment_discount_flexibility/"
                        + "one_hundred_percent_utilization_with_commitment_discount_flexibility_with_1_resource|3|"
                        + "{ColumnHandling-A-010-M=1, ColumnHandling-A-012-O=10}",
                "commitment_discount_flexibility/"
                        + "one_hundred_percent_utilization_with_commitment_discount_flexibility_with_2_resources|3|"
                        + "{ColumnHandling-A-010-M=1, ColumnHandling-A-012-O=10}",
                "commitment_discount_flexibility/"
                        + "one_hundred_percent_utilization_without_commitment_discount_flexibility|2|"
                        + "{ColumnHandling-A-010-M=1, ColumnHandling-A-012-O=10}",
                "commitment_discount_flexibility/"
                        + "zero_percent_utilization_without_commitment_discount_flexibility|3|"
                        + "{ColumnHandling-A-010-M=1, ColumnHandling-A-012-O=10,"
                        + " ConsumedQuantity-C-004-C=1, DiscountHandling-A-019-C=1}",
                "commitment_discount_scenarios/commitment_discount_" + "purchase_scenario_1|1|" + "{}",
                "commitment_discount_scenarios/commitment_discount_"
                        + "purchase_scenario_2|3|"
                        + "{ChargePeriodEnd-C-001-M=1}",
                "commitment_discount_scenarios/commitment_discount_"
                        + "purchase_scenario_3|4|"
                        + "{ChargePeriodEnd-C-001-M=1}",
                "commitment_discount_scenarios/commitment_discount_" + "usage_scenario_1|1|" + "{}",
                "commitment_discount_scenarios/commitment_discount_" + "usage_scenario_2|1|" + "{}",
                "commitment_discount_scenarios/commitment_discount_" + "usage_scenario_3|2|" + "{}",
                "commitment_discount_scenarios/commitment_discount_" + "usage_scenario_4|2|" + "{}",
                "saas_examples/spend_agreements/saas_spend_agreements_"
                        + "a1|4|"
                        + "{BillingPeriodEnd-C-002-M=4, BillingPeriodStart-C-002-M=4,"
                        + " ChargePeriodEnd-C-002-M=4, ChargePeriodStart-C-002-M=4,"
                        + " ConsumedQuantity-C-006-C=1, ServiceCategory-C-003-M=4,"
                        + " ServiceSubcategory-C-003-M=4, SkuMeter-C-005-C=4}",
                "saas_examples/spend_agreements/saas_spend_agreements_"
                        + "a2|13|"
                        + "{BillingPeriodEnd-C-002-M=13, BillingPeriodStart-C-002-M=13,"
                        + " ChargePeriodEnd-C-002-M=13, ChargePeriodStart-C-002-M=13,"
                        + " ConsumedQuantity-C-006-C=10, ServiceCategory-C-003-M=13,"
                        + " ServiceSubcategory-C-003-M=13, SkuMeter-C-005-C=13}",
                "saas_examples/spend_agreements/saas_spend_agreements_"
                        + "b1|5|"
                        + "{BillingPeriodEnd-C-002-M=5, BillingPeriodStart-C-002-M=5,"
                        + " ChargePeriodEnd-C-002-M=5, ChargePeriodStart-C-002-M=5,"
                        + " ConsumedQuantity-C-006-C=1, ServiceCategory-C-002-M=1,"
                        + " ServiceCategory-C-003-M=4, ServiceName-C-003-M=1, ServiceSubcategory-C-002-M=1,"
                        + " ServiceSubcategory-C-003-M=4, SkuMeter-C-005-C=5}",
                "saas_examples/spend_agreements/saas_spend_agreements_"
                        + "b2|14|"
                        + "{BillingPeriodEnd-C-002-M=14, BillingPeriodStart-C-002-M=14,"
                        + " ChargePeriodEnd-C-002-M=14, ChargePeriodStart-C-002-M=14,"
                        + " ConsumedQuantity-C-006-C=10, ServiceCategory-C-002-M=1,"
                        + " ServiceCategory-C-003-M=13, ServiceName-C-003-M=1,"
                        + " ServiceSubcategory-C-002-M=1, ServiceSubcategory-C-003-M=13,"
                        + " SkuMeter-C-005-C=14}",
            })
    void the_examples_of_the_specification_break_these_rules_so_often(String file, long rows, String expected) {
        ConformanceReport report = judge("focus_spec_examples/" + file + ".csv", "1.2");
        assertThat(report.rows()).isEqualTo(rows);
        Map<String, Long> failures = failures(report);
        failures.keySet().removeIf(id -> id.startsWith("CostAndUsage-D-"));
        assertThat(failures.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "all_fail,1,0,22",
        "fail_charge_type_bad_value,3,0,22",
        "fail_invoice_issuer,2,0,19",
        "multiple_failure_example_namespaced,3,0,22",
        "billedCostTest,0,2,21",
    })
    void the_failing_samples_of_the_published_validator_fail_as_no_focus_file_at_all(
            String file, long rows, long ragged, long errors) {
        ConformanceReport report = judge("focus_validator/" + file + ".csv", "1.2");
        assertThat(report.isFocus()).isFalse();
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.ragged()).isEqualTo(ragged);
        assertThat(report.failed(Severity.ERROR)).isEqualTo(errors);
        assertThat(report.conclusion(Limits.USUAL)).isEqualTo(ConformanceReport.Conclusion.FAILED);
    }

    @Test
    void the_sample_of_focus_0_5_fails_by_its_names_and_by_its_periods_without_length() {
        Map<String, Long> failures = failures(judge("focus_validator/all_pass_0.5.csv", "1.0"));
        failures.keySet().removeIf(id -> id.startsWith("CostAndUsage-D-"));
        assertThat(failures).isEqualTo(Map.of("ColumnHandling-A-010-M", 9L, "BillingPeriodEnd-C-004-M", 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "nise/aws-cur-2026-09-static,960",
        "finops-toolkit/EA_ActualCost_Small,11",
        "focus_converters/sample-anonymous-aws-export-dataset,1281",
        "koku/gcp/2022-08-01_5,9",
    })
    void the_providers_own_formats_are_no_focus_files_and_are_told_so_once(String file, long rows) {
        ConformanceReport report = judge(file + ".csv", "1.2");
        assertThat(report.isFocus()).isFalse();
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.failed(Severity.ERROR)).isBetween(18L, 22L);
    }

    private static ConformanceReport judge(String file, String version) {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "skipped: the third-party data is not here; THIRD_PARTY_DATA may name it");
        return JUDGING.judge(path, FocusVersion.of(version), Set.of());
    }

    private static Map<String, Long> failures(ConformanceReport report) {
        Map<String, Long> failures = new TreeMap<>();
        report.with(Outcome.FAILED).forEach(result -> failures.put(result.rule().id(), result.failed()));
        return failures;
    }
}
