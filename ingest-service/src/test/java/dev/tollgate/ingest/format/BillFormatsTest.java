package dev.tollgate.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.platform.csv.PublishedFormats;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillFormatsTest {
    private static final String GERMAN =
            "Abonnement-GUID (SubscriptionGuid);Datum (UsageDateTime);Kategorie der Verbrauchseinheit (MeterCategory);"
                    + "Kosten vor Steuern (PreTaxCost);Währung (Currency)";
    private static final String AZURE = "SubscriptionId;Date;MeterCategory;Cost;BillingCurrency";

    private final BillFormats formats = PublishedFormats.read();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "aws-cur!bill/PayerAccountId;bill/BillingPeriodStartDate;lineItem/LineItemType;lineItem/UnblendedCost;lineItem/CurrencyCode;lineItem/UsageStartDate",
                "aws-cur!line_item_usage_start_date;line_item_currency_code;line_item_unblended_cost;line_item_line_item_type;bill_billing_period_start_date;bill_payer_account_id",
                "azure-actual!" + GERMAN,
                "azure-actual!" + AZURE,
                "azure-actual!date;meterCategory;costInBillingCurrency;billingCurrency;subscriptionId",
                "gcp-billing!billing_account_id;service.description;usage_start_time;cost;currency;credits;invoice.month",
                "gcp-billing!billing_account_id;service_description;usage_start_time;cost;currency;credits;invoice_month",
                "focus!ServiceProviderName;BillingPeriodStart;ChargePeriodStart;BillingCurrency;BillingAccountId;ServiceName;ChargeCategory;BilledCost"
            })
    void a_bill_is_recognised_by_its_header_in_any_order_case_and_language(String format, String header) {
        List<String> columns = Arrays.asList(header.split(";"));

        for (int turn = 0; turn < columns.size(); turn++) {
            java.util.Collections.rotate(columns, 1);
            assertThat(formats.recognise(columns, CostBasis.ACTUAL))
                    .isInstanceOfSatisfying(
                            Recognition.Recognised.class,
                            known -> assertThat(known.format().format().id()).isEqualTo(format));
        }
    }

    @Test
    void a_header_that_is_no_bill_is_refused_with_what_the_nearest_format_would_need() {
        assertThat(formats.recognise(List.of("a", "cost", "Service.Description", "BilledCost"), CostBasis.ACTUAL))
                .isEqualTo(new Recognition.Refused(
                        FormatRefusal.UNKNOWN_FORMAT,
                        "the header is that of no bill we know: the nearest is focus, which needs BillingPeriodStart"
                                + " and ChargePeriodStart"));
        assertThat(formats.recognise(List.of("a", "b"), CostBasis.ACTUAL))
                .isEqualTo(new Recognition.Refused(
                        FormatRefusal.UNKNOWN_FORMAT,
                        "the header is that of no bill we know: it has no column of focus, aws-cur, azure-actual,"
                                + " azure-amortized, gcp-billing"));
    }

    @Test
    void a_bill_with_a_column_of_another_format_is_told_what_that_one_would_need() {
        List<String> header =
                List.of("bill/PayerAccountId", "lineItem/LineItemType", "lineItem/UnblendedCost", "BilledCost");

        assertThat(formats.recognise(header, CostBasis.ACTUAL))
                .isEqualTo(new Recognition.Refused(
                        FormatRefusal.UNKNOWN_FORMAT,
                        "the header is that of no bill we know: the nearest is focus, which needs BillingPeriodStart"
                                + " and ChargePeriodStart"));
    }

    @Test
    void a_column_that_is_read_and_stands_there_twice_is_refused() {
        List<String> header = List.of((AZURE + ";cost").split(";"));

        assertThat(formats.recognise(header, CostBasis.ACTUAL))
                .isEqualTo(
                        new Recognition.Refused(FormatRefusal.COLUMN_TWICE, "the header has a column twice: [Cost]"));
    }

    @Test
    void a_column_that_nobody_reads_may_stand_there_twice() {
        List<String> header = List.of((AZURE + ";Tags;tags").split(";"));

        assertThat(formats.recognise(header, CostBasis.ACTUAL)).isInstanceOf(Recognition.Recognised.class);
    }

    @Test
    void a_format_of_actual_cost_only_is_not_taken_for_amortised_cost() {
        List<String> header = List.of(
                "billing_account_id", "service.description", "usage_start_time", "cost", "currency", "invoice.month");

        assertThat(formats.recognise(header, CostBasis.AMORTIZED))
                .isInstanceOfSatisfying(Recognition.Refused.class, refused -> assertThat(refused.explanation())
                        .isEqualTo("a bill of the format gcp-billing is not offered as amortized cost"));
    }

    @Test
    void the_tables_name_where_each_cost_comes_from() {
        BillFormat cur = formats.of("aws-cur").orElseThrow();

        assertThat(cur.sourceOf(FocusColumn.BILLED_COST)).isEqualTo("lineItem/UnblendedCost");
        assertThat(cur.sourceOf(FocusColumn.EFFECTIVE_COST))
                .startsWith("savingsPlan/SavingsPlanEffectiveCost; reservation/EffectiveCost; "
                        + "savingsPlan/TotalCommitmentToDate - savingsPlan/UsedCommitment");
    }

    @Test
    void every_table_is_whole_each_last_rule_of_a_field_has_no_condition_or_the_field_may_stay_blank() {
        for (BillFormat format : formats.all()) {
            for (FocusColumn field : FocusColumn.values()) {
                List<MappingRule> rules = format.rulesOf(field);
                if (!rules.isEmpty()) {
                    assertThat(rules.getLast().when().clauses())
                            .as("%s %s", format.id(), field)
                            .isEmpty();
                    assertThat(rules.stream().map(MappingRule::need).distinct())
                            .as("%s %s", format.id(), field)
                            .hasSize(1);
                }
            }
        }
    }
}
