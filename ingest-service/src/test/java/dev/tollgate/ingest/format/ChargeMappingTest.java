package dev.tollgate.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.CostMetric;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargeMappingTest {
    private static final List<String> HEADER = List.of("Kind", "Cost", "Account");

    @Test
    void nothing_is_invented_a_row_for_which_no_rule_of_a_field_holds_has_nothing_of_the_row_before() {
        BillFormats formats = BillFormats.of(
                List.of(List.of("made-up", "actual", "Kind & Cost", "", "A bill of which some rows say nothing")),
                _ -> List.of(
                        List.of("BilledCost", "optional", "Kind is Usage", "Cost", ""),
                        List.of("BillingAccountId", "optional", "Kind is Usage", "Account", "")));
        Recognition.Recognised known = (Recognition.Recognised) formats.recognise(HEADER, CostBasis.ACTUAL);
        ChargeMapping mapping = new ChargeMapping(known.format(), (_, _) -> Optional.empty());

        ChargeRow first = row(mapping, "Usage", "5", "a");
        assertThat(first.has(CostMetric.BILLED_COST)).isTrue();
        assertThat(first.text(FocusColumn.BILLING_ACCOUNT_ID)).isEqualTo("a");

        ChargeRow second = row(mapping, "Note", "7", "b");
        assertThat(second.reading(CostMetric.BILLED_COST)).isEqualTo(ExactSum.Reading.BLANK);
        assertThat(second.text(FocusColumn.BILLING_ACCOUNT_ID)).isEmpty();
    }

    private static ChargeRow row(ChargeMapping mapping, String... fields) {
        mapping.begin(2);
        for (int i = 0; i < fields.length; i++) {
            mapping.field(i, fields[i].toCharArray(), 0, fields[i].length());
        }
        return mapping.charge();
    }
}
