package dev.tollgate.ingest.format;

import dev.tollgate.kernel.CostMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A format resolved against one header, once for all rows: which position is read as a text, which as an amount, and
 * which rules give which field. Immutable; every worker makes its own {@link ChargeMapping} of it.
 */
public final class BoundFormat {
    static final int PASSED_OVER = -1;
    static final long NOT_COMPARED = 0;

    private final BillFormat format;
    private final List<String> header;
    private final Map<ColumnName, Integer> positions;
    private final int[] textSlots;
    private final int[] amountSlots;
    private final long[] comparedBy;
    private final boolean[] times;
    private final Map<Integer, Integer> texts = new HashMap<>();
    private final Map<Integer, Integer> amounts = new HashMap<>();
    private final Map<FocusColumn, List<BoundRule>> rules = new EnumMap<>(FocusColumn.class);
    private final Set<FocusColumn> compared = EnumSet.noneOf(FocusColumn.class);
    private final List<BoundRefusal> refusals;

    BoundFormat(BillFormat format, List<String> header, Map<ColumnName, Integer> positions) {
        this.format = format;
        this.header = List.copyOf(header);
        this.positions = Map.copyOf(positions);
        this.textSlots = new int[header.size()];
        this.amountSlots = new int[header.size()];
        this.comparedBy = new long[header.size()];
        this.times = new boolean[header.size()];
        Arrays.fill(textSlots, PASSED_OVER);
        Arrays.fill(amountSlots, PASSED_OVER);
        for (FocusColumn field : FocusColumn.values()) {
            if (field.isComparedOnly()) {
                compareBy(field);
                continue;
            }
            List<BoundRule> bound =
                    format.rulesOf(field).stream().map(this::bind).toList();
            if (bound.stream().anyMatch(BoundRule::isFillable)) {
                rules.put(field, bound);
            }
        }
        markTimes(FocusColumn.BILLING_PERIOD_START);
        markTimes(FocusColumn.CHARGE_PERIOD_START);
        this.refusals = format.refusals().stream()
                .map(rule -> new BoundRefusal(rule.refusal(), bind(rule.when())))
                .toList();
    }

    public BillFormat format() {
        return format;
    }

    /** How many fields every row must have. */
    public int width() {
        return header.size();
    }

    /** Whether any rule reads what stands there. */
    public boolean reads(int position) {
        return textSlot(position) != PASSED_OVER
                || amountSlot(position) != PASSED_OVER
                || comparedBy(position) != NOT_COMPARED;
    }

    /** The fields that rows of this header can have. */
    public Set<FocusColumn> fields() {
        Set<FocusColumn> fields = EnumSet.copyOf(rules.keySet());
        fields.addAll(compared);
        return fields;
    }

    /** The metrics that any of these columns gives. */
    public Set<CostMetric> metricsOf(Collection<String> columns) {
        Set<ColumnName> names = columns.stream().map(ColumnName::of).collect(Collectors.toSet());
        Set<CostMetric> metrics = EnumSet.noneOf(CostMetric.class);
        for (CostMetric metric : CostMetric.values()) {
            boolean any = format.rulesOf(FocusColumn.of(metric)).stream()
                    .flatMap(rule -> rule.source().columns().stream())
                    .map(ColumnName::of)
                    .anyMatch(names::contains);
            if (any) {
                metrics.add(metric);
            }
        }
        return metrics;
    }

    /** Where a field's values come from, in the mapping table's words, as far as this header has the columns. */
    public List<String> sourcesOf(FocusColumn field) {
        return format.rulesOf(field).stream()
                .flatMap(rule -> rule.source().among(this::isThere).stream())
                .map(source ->
                        source instanceof Source.Columns columns && field.metric() != null ? columns.first() : source)
                .map(Source::toString)
                .distinct()
                .toList();
    }

    public Need need(FocusColumn field) {
        return format.rulesOf(field).stream().map(MappingRule::need).findFirst().orElse(Need.OPTIONAL);
    }

    /** The name of the column there, as the header has it. */
    String column(int position) {
        return header.get(position);
    }

    List<BoundRule> rulesOf(FocusColumn field) {
        return rules.getOrDefault(field, List.of());
    }

    List<BoundRefusal> refusals() {
        return refusals;
    }

    int textSlot(int position) {
        return position < textSlots.length ? textSlots[position] : PASSED_OVER;
    }

    int amountSlot(int position) {
        return position < amountSlots.length ? amountSlots[position] : PASSED_OVER;
    }

    /** A number of its own for each column by which rows are compared, whatever order the columns have. */
    long comparedBy(int position) {
        return position < comparedBy.length ? comparedBy[position] : NOT_COMPARED;
    }

    /** Whether a date, or a date and time, stands there that a charge is given. */
    boolean isTime(int position) {
        return position < times.length && times[position];
    }

    int textCount() {
        return texts.size();
    }

    int amountCount() {
        return amounts.size();
    }

    /** A rule with slots instead of names; a column that the header does not have is blank in every row. */
    record BoundRule(Need need, List<BoundClause> when, BoundSource source, String label) {
        boolean isFillable() {
            return switch (source) {
                case FirstText first -> first.slots().length > 0;
                case JoinedTexts joined -> joined.texts().stream().allMatch(text -> text.slots().length > 0);
                case FixedValue _ -> true;
                case OneAmount amount -> amount.slots().length > 0;
                case AmountSum sum -> sum.terms().stream().anyMatch(term -> term.slots().length > 0);
            };
        }
    }

    record BoundRefusal(FormatRefusal refusal, List<BoundClause> when) {}

    /** @param zero compares amounts; otherwise texts */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; arrays are what the row loop reads fastest.
    record BoundClause(int[] slots, boolean negated, Set<String> values, boolean zero) {}

    sealed interface BoundSource {}

    @SuppressWarnings("ArrayRecordComponent")
    record FirstText(int[] slots) implements BoundSource {}

    record JoinedTexts(List<FirstText> texts) implements BoundSource {}

    record FixedValue(String text, ExactSum amount) implements BoundSource {}

    /** The sum that nearly every cost is: of one column as it stands there. */
    @SuppressWarnings("ArrayRecordComponent")
    record OneAmount(int[] slots) implements BoundSource {}

    record AmountSum(List<AmountTerm> terms) implements BoundSource {}

    /** @param listed set where the slots are texts that list amounts */
    @SuppressWarnings("ArrayRecordComponent")
    record AmountTerm(boolean negative, int[] slots, String listed) {}

    private void compareBy(FocusColumn field) {
        for (MappingRule rule : format.rulesOf(field)) {
            boolean whole = rule.source().columns().stream().map(ColumnName::of).allMatch(positions::containsKey);
            if (whole) {
                compared.add(field);
            }
            for (String name : rule.source().columns()) {
                ColumnName column = ColumnName.of(name);
                Integer position = positions.get(column);
                if (position != null) {
                    comparedBy[position] = column.folded().hashCode() | 1L;
                }
            }
        }
    }

    private void markTimes(FocusColumn field) {
        for (MappingRule rule : format.rulesOf(field)) {
            rule.source().columns().stream()
                    .map(name -> positions.get(ColumnName.of(name)))
                    .filter(Objects::nonNull)
                    .forEach(position -> times[position] = true);
        }
    }

    private BoundRule bind(MappingRule rule) {
        BoundSource source = bind(rule.source(), rule.field());
        String label = rule.source().columns().stream()
                .map(name -> positions.get(ColumnName.of(name)))
                .filter(Objects::nonNull)
                .map(header::get)
                .sorted()
                .findFirst()
                .orElse(rule.field().column());
        return new BoundRule(rule.need(), bind(rule.when()), source, label);
    }

    private List<BoundClause> bind(Condition condition) {
        return condition.clauses().stream()
                .map(clause -> new BoundClause(
                        clause.zero() ? amountsOf(clause.columns()) : textsOf(clause.columns()),
                        clause.negated(),
                        clause.values(),
                        clause.zero()))
                .toList();
    }

    private BoundSource bind(Source source, FocusColumn field) {
        boolean amount = field.metric() != null;
        return switch (source) {
            case Source.Columns columns when amount -> new OneAmount(amountsOf(columns));
            case Source.Columns columns
            when field == FocusColumn.BILLING_CURRENCY -> new FirstText(first(textsOf(columns)));
            case Source.Columns columns -> new FirstText(textsOf(columns));
            case Source.Literal literal -> new FixedValue(literal.text(), ExactSum.of(literal.text()));
            case Source.Joined joined ->
                new JoinedTexts(joined.texts().stream()
                        .map(columns -> new FirstText(textsOf(columns)))
                        .toList());
            // What lacks one of its columns is no smaller sum, but none.
            case Source.Sum sum ->
                new AmountSum(
                        sum.isWhole(this::isThere)
                                ? sum.terms().stream().map(this::bind).toList()
                                : List.of());
        };
    }

    private AmountTerm bind(Source.Term term) {
        int[] slots = term.listed().isEmpty() ? amountsOf(term.columns()) : textsOf(term.columns());
        return new AmountTerm(term.negative(), slots, term.listed());
    }

    private int[] textsOf(Source.Columns columns) {
        return slots(columns, textSlots, texts);
    }

    /** Money, and what it is in, is read from one column in all rows: another may hold another currency's. */
    private int[] amountsOf(Source.Columns columns) {
        return slots(columns.present(this::isThere).map(Source.Columns::first).orElse(columns), amountSlots, amounts);
    }

    private static int[] first(int[] slots) {
        return Arrays.copyOf(slots, Math.min(1, slots.length));
    }

    private boolean isThere(String column) {
        return positions.containsKey(ColumnName.of(column));
    }

    private int[] slots(Source.Columns columns, int[] byPosition, Map<Integer, Integer> known) {
        List<Integer> slots = new ArrayList<>();
        for (String name : columns.names()) {
            Integer position = positions.get(ColumnName.of(name));
            if (position != null) {
                int slot = known.computeIfAbsent(position, _ -> known.size());
                byPosition[position] = slot;
                slots.add(slot);
            }
        }
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }
}
