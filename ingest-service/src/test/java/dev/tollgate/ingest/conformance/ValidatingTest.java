package dev.tollgate.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.conformance.ConformanceReport.Conclusion;
import dev.tollgate.ingest.format.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValidatingTest {
    private static final List<String> HEADER = SampleRows.header(FocusVersion.V1_2);
    private static final List<List<String>> GOOD = SampleRows.all(FocusVersion.V1_2).stream()
            .map(row -> HEADER.stream().map(row::get).toList())
            .toList();

    @Test
    void missing_is_not_good_without_rows_the_header_is_judged_and_every_other_rule_is_not_exercised() {
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, HEADER, List.of());
        assertThat(report.conclusion(Limits.USUAL)).isEqualTo(Conclusion.PASSED);
        assertThat(report.with(Outcome.PASSED))
                .allMatch(RuleResult::isAboutHeader)
                .hasSize(52);
        assertThat(report.with(Outcome.NOT_EXERCISED)).hasSize(139).allMatch(result -> result.note()
                .equals("no row put it to the test"));
        List<String> lacking =
                HEADER.stream().filter(name -> !name.equals("BilledCost")).toList();
        assertThat(Judging.judge(FocusVersion.V1_2, lacking, List.of()).conclusion(Limits.USUAL))
                .isEqualTo(Conclusion.FAILED);
    }

    @Test
    void missing_is_not_good_a_row_of_another_width_is_not_judged_and_leaves_the_file_unproven() {
        List<List<String>> rows = new ArrayList<>(GOOD);
        rows.add(1, List.of("short"));
        List<String> wide = new ArrayList<>(GOOD.getFirst());
        wide.add("");
        rows.add(wide);
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, HEADER, rows);
        assertThat(report.rows()).isEqualTo(GOOD.size());
        assertThat(report.ragged()).isEqualTo(2);
        assertThat(report.raggedLines()).containsExactly(3L, rows.size() + 1L);
        assertThat(Judging.broken(report)).isEmpty();
        assertThat(report.conclusion(Limits.USUAL)).isEqualTo(Conclusion.UNPROVEN);
    }

    @Test
    void a_failure_is_one_whatever_else_is_unproven() {
        List<List<String>> rows = List.of(List.of("short"), with("BilledCost", "ten"));
        assertThat(Judging.judge(FocusVersion.V1_2, HEADER, rows).conclusion(Limits.USUAL))
                .isEqualTo(Conclusion.FAILED);
    }

    @Test
    void missing_is_not_good_where_nothing_was_put_to_the_test_nothing_is_proven() {
        Validating validating =
                new Validating(Judging.BOOK, Optional.of(FocusVersion.V1_2), Set.of("BilledCost-C-003-M"));
        Judging.pass(validating.forHeader(List.of("x_Colour")).get(), 2, List.of("red"));
        assertThat(validating.report().results()).hasSize(1);
        assertThat(validating.report().conclusion(Limits.USUAL)).isEqualTo(Conclusion.UNPROVEN);
    }

    @Test
    void a_file_that_is_not_focus_at_all_is_told_so_and_its_rows_are_not_judged() {
        List<String> header =
                IntStream.range(0, 130).mapToObj(i -> "lineItem/" + i).toList();
        List<String> row = header.stream().map(_ -> "x").toList();
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, header, List.of(row, row));
        assertThat(report.isFocus()).isFalse();
        assertThat(report.failed(Severity.ERROR)).isEqualTo(1 + 21);
        assertThat(Judging.result(report, "CostAndUsage-D-000-M").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Judging.result(report, "ColumnHandling-A-010-M").note()).isEqualTo("the file is not FOCUS at all");
    }

    @Test
    void a_column_that_is_missing_is_told_once_and_not_for_every_row() {
        Map<String, String> row =
                new TreeMap<>(SampleRows.all(FocusVersion.V1_2).getFirst());
        row.remove("ChargeCategory");
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, List.of(row, row, row));
        assertThat(Judging.broken(report)).containsExactly("CostAndUsage-D-008-M");
        assertThat(Judging.result(report, "ConsumedQuantity-C-004-C").note())
                .isEqualTo("the header lacks ChargeCategory");
    }

    @Test
    void a_column_that_a_file_need_not_have_counts_as_null_in_conditions() {
        Map<String, String> row =
                new TreeMap<>(SampleRows.all(FocusVersion.V1_2).getFirst());
        row.keySet().removeIf(column -> column.startsWith("CommitmentDiscount"));
        row.put("ConsumedQuantity", "");
        row.put("ConsumedUnit", "");
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, List.of(row));
        assertThat(Judging.broken(report)).containsExactly("ConsumedQuantity-C-006-C");
        assertThat(Judging.result(report, "PricingCategory-C-009-C").note())
                .isEqualTo("without columns that the header lacks it never applies");
    }

    @Test
    void a_name_in_other_letters_or_with_a_blank_is_another_column() {
        List<String> header = HEADER.stream()
                .map(name -> name.equals("BilledCost") ? "billedcost" : name.equals("Tags") ? " Tags" : name)
                .toList();
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, header, List.of());
        assertThat(Judging.broken(report)).containsExactly("ColumnHandling-A-010-M", "CostAndUsage-D-006-M");
        assertThat(Judging.result(report, "ColumnHandling-A-010-M").places())
                .containsExactly(HEADER.indexOf("BilledCost") + 1L, HEADER.indexOf("Tags") + 1L);
    }

    @Test
    void every_row_is_counted_and_the_first_five_lines_are_named() {
        List<List<String>> rows = new ArrayList<>(GOOD);
        IntStream.range(0, 7).forEach(_ -> rows.add(with("BillingCurrency", "usd")));
        RuleResult result = Judging.result(Judging.judge(FocusVersion.V1_2, HEADER, rows), "BillingCurrency-C-003-M");
        assertThat(result.judged()).isEqualTo(rows.size());
        assertThat(result.failed()).isEqualTo(7);
        long first = GOOD.size() + 2L;
        assertThat(result.places()).containsExactly(first, first + 1, first + 2, first + 3, first + 4);
    }

    @Test
    void a_service_of_two_categories_counts_once_and_names_the_line_of_the_second() {
        List<String> other = with("ServiceCategory", "Storage", "ServiceSubcategory", "Block Storage");
        List<List<String>> rows = List.of(GOOD.getFirst(), GOOD.getFirst(), other, other, GOOD.getFirst());
        RuleResult result = Judging.result(Judging.judge(FocusVersion.V1_2, HEADER, rows), "ServiceName-C-005-C");
        assertThat(result.judged()).isEqualTo(5);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.places()).containsExactly(4L);
    }

    @Test
    void missing_is_not_good_more_values_than_can_be_compared_leave_their_rule_unproven() {
        List<List<String>> rows = IntStream.rangeClosed(0, ParentBook.MAX_PAIRS)
                .mapToObj(i -> with("SkuPriceId", "price " + i))
                .toList();
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, HEADER, rows);
        assertThat(Judging.result(report, "SkuPriceId-C-008-M").outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(report.conclusion(Limits.USUAL)).isEqualTo(Conclusion.UNPROVEN);
    }

    @Test
    void a_file_that_is_read_again_from_its_beginning_is_judged_by_the_last_time_only() {
        Validating validating = new Validating(Judging.BOOK, Optional.empty(), Set.of());
        Judging.pass(validating.forHeader(HEADER).get(), 2, with("BilledCost", "ten"));
        RowReader again = validating.forHeader(HEADER).get();
        Judging.pass(again, 2, GOOD.getFirst());
        assertThat(validating.report().rows()).isEqualTo(1);
        assertThat(Judging.broken(validating.report())).isEmpty();
    }

    @Test
    void without_a_version_a_header_is_judged_by_1_2_unless_only_1_3_has_its_columns() {
        for (FocusVersion of : FocusVersion.values()) {
            Validating validating = new Validating(Judging.BOOK, Optional.empty(), Set.of());
            validating.forHeader(SampleRows.header(of));
            assertThat(validating.report().version())
                    .isEqualTo(of == FocusVersion.V1_3 ? FocusVersion.V1_3 : FocusVersion.V1_2);
            assertThat(validating.report().fits()).isEqualTo(of);
        }
    }

    @Test
    void a_limit_is_what_may_be_broken_and_not_what_must_be() {
        List<List<String>> rows = List.of(with("BilledCost", "ten"), with("ChargeDescription", ""));
        ConformanceReport report = Judging.judge(FocusVersion.V1_2, HEADER, rows);
        assertThat(report.failed(Severity.ERROR)).isEqualTo(1);
        assertThat(report.failed(Severity.WARNING)).isEqualTo(1);
        Limits oneError = Limits.USUAL.with(Severity.ERROR, Optional.of(1L));
        assertThat(report.conclusion(Limits.USUAL)).isEqualTo(Conclusion.FAILED);
        assertThat(report.conclusion(oneError)).isEqualTo(Conclusion.PASSED);
        assertThat(report.conclusion(oneError.with(Severity.WARNING, Optional.of(0L))))
                .isEqualTo(Conclusion.FAILED);
        assertThat(report.conclusion(Limits.USUAL.with(Severity.ERROR, Optional.empty())))
                .isEqualTo(Conclusion.PASSED);
    }

    @Property(tries = 200)
    void however_rows_are_split_among_workers_the_report_is_the_same(
            @ForAll @Size(max = 60) List<@IntRange(max = 14) Integer> kinds,
            @ForAll @IntRange(min = 1, max = 4) int workers) {
        List<List<String>> rows = kinds.stream().map(ValidatingTest::row).toList();
        Validating validating = new Validating(Judging.BOOK, Optional.of(FocusVersion.V1_2), Set.of());
        Supplier<RowReader> readers = validating.forHeader(HEADER);
        List<RowReader> each =
                IntStream.range(0, workers).mapToObj(_ -> readers.get()).toList();
        for (int i = 0; i < rows.size(); i++) {
            Judging.pass(each.get((i * 7 / 3) % workers), i + 2L, rows.get(i));
        }
        assertThat(validating.report()).isEqualTo(Judging.judge(FocusVersion.V1_2, HEADER, rows));
    }

    private static List<String> row(int kind) {
        return switch (kind) {
            case 11 -> with("BillingCurrency", "usd");
            case 12 -> List.of("ragged");
            case 13 -> with("ServiceCategory", "Storage", "ServiceSubcategory", "Block Storage");
            case 14 -> with("ListCost", "1", "SkuId", "sku-2");
            default -> GOOD.get(kind);
        };
    }

    private static List<String> with(String... columnsAndCells) {
        List<String> row = new ArrayList<>(GOOD.getFirst());
        for (int i = 0; i < columnsAndCells.length; i += 2) {
            row.set(HEADER.indexOf(columnsAndCells[i]), columnsAndCells[i + 1]);
        }
        return row;
    }
}
