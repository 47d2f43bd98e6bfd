package dev.tollgate.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the table is seen to hold and seen to be broken, by itself, in every version that has it. */
class EveryRuleTest {
    /** A column that is null exactly where another is. */
    private static final Map<String, String> FOLLOWERS = Map.of(
            "BillingAccountId", "BillingAccountType",
            "CommitmentDiscountQuantity", "CommitmentDiscountUnit",
            "ConsumedQuantity", "ConsumedUnit",
            "PricingQuantity", "PricingUnit",
            "SkuId", "SkuMeter",
            "SkuPriceId", "SkuPriceDetails");

    /** What a row cannot break without breaking these too, since the specification says so twice. */
    private static final Map<String, Set<String>> INSEPARABLE = Map.of(
            // Only an account that is null, which no account may be, has no type.
            "BillingAccountType-C-004-C", Set.of("BillingAccountId-C-001-M"),
            // The unused part of a reservation that is not named has a status without a reservation.
            "CapacityReservationId-C-005-C", Set.of("CapacityReservationStatus-C-003-C"),
            // A service of two categories has two subcategories, which belong to one category each.
            "ServiceName-C-005-C", Set.of("ServiceName-C-008-C"));

    private record Case(Rule rule, FocusVersion version) {
        @Override
        public String toString() {
            return rule.id() + " in " + version;
        }
    }

    static Stream<Case> cases() {
        return Judging.BOOK.rules().stream()
                // A header with a name twice is no map; it has a test of its own.
                .filter(rule -> !(rule.check() instanceof Check.NamesOnce))
                .flatMap(rule ->
                        Stream.of(FocusVersion.values()).filter(rule::isOf).map(version -> new Case(rule, version)));
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_keep_the_specification_break_no_rule(FocusVersion version) {
        ConformanceReport report = Judging.judge(version, SampleRows.all(version));
        assertThat(Judging.broken(report)).isEmpty();
        assertThat(report.conclusion(Limits.USUAL)).isEqualTo(ConformanceReport.Conclusion.PASSED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_row_that_breaks_a_rule_is_reported_under_exactly_its_id(Case broken) {
        Rule rule = broken.rule();
        Set<String> expected = expected(broken);
        List<Set<String>> seen = new ArrayList<>();
        for (List<Map<String, String>> rows : attempts(rule, broken.version())) {
            Set<String> ids = Judging.broken(Judging.judge(broken.version(), rows));
            if (ids.equals(expected)) {
                return;
            }
            seen.add(ids);
        }
        assertThat(seen).as("what the attempts to break %s broke", rule.id()).contains(expected);
    }

    @ParameterizedTest
    @EnumSource
    void a_column_that_stands_twice_in_the_header_is_reported(FocusVersion version) {
        List<String> header = new ArrayList<>(SampleRows.header(version));
        header.add("Tags");
        ConformanceReport report = Judging.judge(version, header, List.of());
        assertThat(Judging.broken(report)).containsExactly("ColumnHandling-T-001");
        assertThat(Judging.result(report, "ColumnHandling-T-001").places()).containsExactly((long) header.size());
    }

    private static Set<String> expected(Case broken) {
        Set<String> expected =
                new TreeSet<>(INSEPARABLE.getOrDefault(broken.rule().id(), Set.of()));
        expected.add(broken.rule().id());
        if (broken.rule().check() instanceof Check.FocusAtAll) {
            Judging.BOOK.rules(broken.version()).stream()
                    .filter(rule ->
                            rule.check() instanceof Check.Present && rule.when().equals(When.ALWAYS))
                    .forEach(rule -> expected.add(rule.id()));
        }
        return expected;
    }

    private static List<List<Map<String, String>>> attempts(Rule rule, FocusVersion version) {
        List<List<Map<String, String>>> attempts = new ArrayList<>();
        for (Map<String, String> row : SampleRows.all(version)) {
            switch (rule.check()) {
                case Check.OfHeader check -> attempts.add(List.of(header(check, rule.column(), row)));
                case Check.OneParent(String parent) ->
                    values(parent, row).forEach(value -> attempts.add(List.of(row, changed(row, parent, value))));
                case Check.OfCell check ->
                    cells(check, rule.column(), row)
                            .forEach(value -> attempts.add(List.of(changed(row, rule.column(), value))));
                case Check.OfRow check ->
                    cells(check, row).forEach(value -> attempts.add(List.of(changed(row, rule.column(), value))));
            }
        }
        if (rule.id().equals("BillingAccountType-C-004-C")) {
            Map<String, String> row = new TreeMap<>(SampleRows.all(version).getFirst());
            row.put("BillingAccountId", "");
            attempts.add(List.of(row));
        }
        return attempts;
    }

    private static Map<String, String> header(Check.OfHeader check, String column, Map<String, String> row) {
        Map<String, String> changed = new LinkedHashMap<>();
        switch (check) {
            case Check.FocusAtAll _ -> changed.put("x_Colour", "red");
            case Check.Present _ -> {
                changed.putAll(row);
                changed.remove(column);
            }
            case Check.NamesOnce _ -> changed.putAll(row);
            case Check.NamesKnown _ -> {
                changed.putAll(row);
                changed.put("Colour", "red");
            }
            case Check.NamesShort(int maxChars) -> {
                changed.putAll(row);
                changed.put("x_" + "A".repeat(maxChars - 1), "");
            }
            case Check.NamesCustomStyle _ -> {
                changed.putAll(row);
                changed.put("x_colour", "red");
            }
            case Check.NamesCustomLast _ -> {
                changed.put("x_Colour", "red");
                changed.putAll(row);
            }
        }
        return changed;
    }

    private static List<String> cells(Check.OfCell check, String column, Map<String, String> row) {
        return switch (check) {
            case Check.NotNull _ -> List.of("");
            case Check.Null _ -> values(column, row);
            case Check.Decimal _ -> List.of("ten");
            case Check.NumericFormat _ -> List.of("+" + row.get(column));
            case Check.NotNegative _, Check.Positive _ -> List.of("-1");
            case Check.Zero _ -> List.of("1");
            case Check.DateTime _ -> List.of("yesterday");
            case Check.DateTimeFormat _ ->
                List.of(row.get(column).replace('T', ' ').replace("Z", ""));
            case Check.CurrencyLetters _ -> List.of("usd");
            case Check.CurrencyCode _ -> List.of("ZZZ");
            case Check.OneOf _ ->
                Stream.concat(Stream.of("Else"), values(column, row).stream()).toList();
            case Check.NotValue(String value) -> List.of(value);
            case Check.KeyValue _ -> List.of("{");
            case Check.KeysOf _ -> List.of("{\"Colour\": \"red\"}");
            case Check.KeysPascalCase _ -> List.of("{\"x_colour\": \"red\"}");
        };
    }

    private static List<String> cells(Check.OfRow check, Map<String, String> row) {
        return switch (check) {
            case Check.After(String start) -> List.of(row.get(start));
            case Check.Product _, Check.SameAmount _ -> List.of("1");
            case Check.SameText _ -> List.of("another");
            case Check.ParentValue _ -> List.of("Block Storage");
            case Check.OneParent _ -> List.of();
        };
    }

    /** Texts that the column may hold, other than the row's. */
    private static List<String> values(String column, Map<String, String> row) {
        Stream<String> usual = Stream.of(FocusVersion.values())
                .flatMap(version -> SampleRows.all(version).stream())
                .map(sample -> sample.getOrDefault(column, ""));
        Stream<String> others = Map.of(
                "CapacityReservationStatus", List.of("Used"),
                "ChargeCategory", List.of("Usage", "Purchase", "Adjustment"),
                "ServiceSubcategory", List.of("Containers"),
                "ServiceCategory", List.of("Storage"),
                "SkuId", List.of("sku-2"))
                .getOrDefault(column, List.of("Else"))
                .stream();
        return Stream.concat(usual, others)
                .distinct()
                .filter(value -> !value.isEmpty() && !value.equals(row.get(column)))
                .toList();
    }

    private static Map<String, String> changed(Map<String, String> row, String column, String value) {
        Map<String, String> changed = new TreeMap<>(row);
        changed.put(column, value);
        // Before 1.2, which has account types, units followed the category of the charge.
        boolean hasFollowers = row.containsKey("BillingAccountType") || column.startsWith("Sku");
        changed.computeIfPresent(
                !hasFollowers ? "" : FOLLOWERS.getOrDefault(column, ""),
                (follower, _) ->
                        value.isEmpty() ? "" : values(follower, Map.of()).getFirst());
        if (column.equals("ServiceCategory")) {
            changed.computeIfPresent("ServiceSubcategory", (_, _) -> "Block Storage");
        }
        if (value.equals("Purchase")) {
            changed.putAll(Map.of(
                    "ChargeFrequency", "One-Time", "EffectiveCost", "0", "ConsumedQuantity", "", "ConsumedUnit", ""));
        }
        return changed;
    }
}
