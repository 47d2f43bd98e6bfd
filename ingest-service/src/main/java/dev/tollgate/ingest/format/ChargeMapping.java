package dev.tollgate.ingest.format;

import dev.tollgate.ingest.format.BoundFormat.AmountSum;
import dev.tollgate.ingest.format.BoundFormat.AmountTerm;
import dev.tollgate.ingest.format.BoundFormat.BoundClause;
import dev.tollgate.ingest.format.BoundFormat.BoundRefusal;
import dev.tollgate.ingest.format.BoundFormat.BoundRule;
import dev.tollgate.ingest.format.BoundFormat.BoundSource;
import dev.tollgate.ingest.format.BoundFormat.FirstText;
import dev.tollgate.ingest.format.BoundFormat.FixedValue;
import dev.tollgate.ingest.format.BoundFormat.JoinedTexts;
import dev.tollgate.ingest.format.BoundFormat.OneAmount;
import dev.tollgate.ingest.format.ExactSum.Reading;
import dev.tollgate.ingest.format.TextPool.Text;
import dev.tollgate.kernel.CostMetric;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the fields of a row into a charge while they lie in the reader's buffer. Not safe for use by several threads at
 * once.
 */
public final class ChargeMapping {
    /** A longer text cannot be a name that we keep. */
    private static final int MAX_TEXT_CHARS = 1_000;

    /** Lists of amounts may be longer. */
    private static final int MAX_LIST_CHARS = 1_000_000;

    private static final FocusColumn[] FIELDS = FocusColumn.values();
    private static final Text NO_TEXT = new Text(new char[0], "", 0);

    private final BoundFormat format;
    private final ListedAmounts listed;
    private final TextPool pool = new TextPool();
    private final boolean[] isList;
    private final String[] texts;

    /** What each column had last, which most columns have again. */
    private final Text[] lastTexts;

    private final Reading[] readings;
    private final ExactSum[] amounts;
    private final ExactSum[] sums;
    private final BoundRule[][] rules = new BoundRule[FIELDS.length][];
    private final BoundRefusal[] refusals;
    private final ChargeRow row = new ChargeRow();
    private final RowHash hash = new RowHash();
    private final @Nullable String[] badColumn = new @Nullable String[1];

    public ChargeMapping(BoundFormat format, ListedAmounts listed) {
        this.format = format;
        this.listed = listed;
        this.texts = new String[format.textCount()];
        this.lastTexts = new Text[format.textCount()];
        Arrays.fill(lastTexts, NO_TEXT);
        this.isList = new boolean[format.textCount()];
        this.amounts = sums(format.amountCount());
        this.readings = new Reading[format.amountCount()];
        this.sums = sums(CostMetric.values().length);
        for (FocusColumn field : FIELDS) {
            List<BoundRule> bound = format.rulesOf(field);
            rules[field.ordinal()] = bound.toArray(BoundRule[]::new);
            bound.forEach(rule -> markLists(rule.source()));
        }
        this.refusals = format.refusals().toArray(BoundRefusal[]::new);
    }

    public void begin(long line) {
        row.begin(line);
        badColumn[0] = null;
        hash.begin();
        Arrays.fill(texts, "");
        Arrays.fill(readings, Reading.BLANK);
    }

    public void field(int position, char[] text, int from, int length) {
        if (length == 0) {
            // As if the column was not there; half of the cells of a wide bill say nothing.
            return;
        }
        int textSlot = format.textSlot(position);
        int amountSlot = format.amountSlot(position);
        long comparedBy = format.comparedBy(position);
        if (textSlot == BoundFormat.PASSED_OVER
                && amountSlot == BoundFormat.PASSED_OVER
                && comparedBy == BoundFormat.NOT_COMPARED) {
            return;
        }
        int start = from;
        int end = from + length;
        while (start < end && isSpace(text[start])) {
            start++;
        }
        while (end > start && isSpace(text[end - 1])) {
            end--;
        }
        if (amountSlot != BoundFormat.PASSED_OVER) {
            readings[amountSlot] = amounts[amountSlot].read(text, start, end - start);
        }
        if (textSlot != BoundFormat.PASSED_OVER) {
            keep(textSlot, position, text, start, end);
        }
        if (comparedBy != BoundFormat.NOT_COMPARED && !saysNothing(text, start, end)) {
            compare(comparedBy, position, text, start, end);
        }
    }

    private void compare(long by, int position, char[] text, int start, int end) {
        int amount = format.amountSlot(position);
        if (amount != BoundFormat.PASSED_OVER && readings[amount] == Reading.READ) {
            hash.add(by, amounts[amount].valueHash());
        } else if (format.isTime(position)) {
            hash.addTime(by, text, start, end - start);
        } else {
            int kept = format.textSlot(position);
            // What was kept just now is in most rows the same as before, and hashed already.
            hash.add(
                    by,
                    kept == BoundFormat.PASSED_OVER || isList[kept]
                            ? RowHash.of(text, start, end - start)
                            : lastTexts[kept].hash());
        }
    }

    /** The row as a charge; the same object each time. */
    public ChargeRow charge() {
        for (FocusColumn field : FIELDS) {
            BoundRule[] ordered = rules[field.ordinal()];
            if (ordered.length == 0) {
                continue;
            }
            BoundRule rule = ruleOf(ordered);
            CostMetric metric = field.metric();
            if (rule == null) {
                // What stands there is the row before's.
                row.clear(field);
                continue;
            }
            if (metric == null) {
                row.text(field, text(rule.source()), rule.label());
            } else {
                amount(metric, rule);
            }
        }
        return row;
    }

    /** What the row is compared by with rows of other parts. */
    public long hash() {
        return hash.value();
    }

    /** The column whose text is too long or has a NUL character; empty when the row has none such. */
    public Optional<String> badColumn() {
        return Optional.ofNullable(badColumn[0]);
    }

    /** What the row shows about the whole file; empty when it is what its header looks like. */
    public Optional<FormatRefusal> refusal() {
        for (BoundRefusal refusal : refusals) {
            if (holds(refusal.when())) {
                return Optional.of(refusal.refusal());
            }
        }
        return Optional.empty();
    }

    private @Nullable BoundRule ruleOf(BoundRule[] ordered) {
        for (BoundRule rule : ordered) {
            if (holds(rule.when())) {
                return rule;
            }
        }
        return null;
    }

    private boolean holds(List<BoundClause> clauses) {
        for (int i = 0; i < clauses.size(); i++) {
            if (!holds(clauses.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(BoundClause clause) {
        if (clause.zero()) {
            int slot = firstAmount(clause.slots());
            // What is blank or unreadable is neither; the amount itself is judged where it is summed.
            return slot >= 0 && readings[slot] == Reading.READ && amounts[slot].isZero() != clause.negated();
        }
        return clause.values().contains(first(clause.slots())) != clause.negated();
    }

    private String text(BoundSource source) {
        return switch (source) {
            case FirstText first -> first(first.slots());
            case JoinedTexts joined -> joined(joined.texts());
            case FixedValue fixed -> fixed.text();
            case AmountSum _, OneAmount _ -> throw new IllegalStateException("a text is not a sum");
        };
    }

    private String joined(List<FirstText> parts) {
        StringBuilder joined = new StringBuilder();
        for (FirstText part : parts) {
            String text = first(part.slots());
            if (text.isEmpty()) {
                return "";
            }
            joined.append(text).append('\n');
        }
        return joined.toString();
    }

    private void amount(CostMetric metric, BoundRule rule) {
        switch (rule.source()) {
            case FixedValue fixed -> row.amount(metric, Reading.READ, fixed.amount(), rule.label());
            case OneAmount one -> {
                int slot = firstAmount(one.slots());
                Reading reading = slot < 0 ? Reading.BLANK : readings[slot];
                row.amount(metric, reading, slot < 0 ? sums[metric.ordinal()] : amounts[slot], rule.label());
            }
            case AmountSum sum -> {
                ExactSum into = sums[metric.ordinal()];
                row.amount(metric, add(sum.terms(), into), into, rule.label());
            }
            case FirstText _ -> throw new IllegalStateException("a cost is not a text");
            case JoinedTexts _ -> throw new IllegalStateException("a cost is not a text");
        }
    }

    /**
     * What is blank adds nothing; a term that cannot be read makes the sum unreadable. Credits beside a blank cost, or what
     * was used of an unknown commitment, are no cost: a sum is blank where nothing is there that they could lessen.
     */
    private Reading add(List<AmountTerm> terms, ExactSum into) {
        into.clear();
        Reading all = Reading.BLANK;
        for (AmountTerm term : terms) {
            Reading one = term.listed().isEmpty() ? addColumn(term, into) : addList(term, into);
            switch (one) {
                case READ -> all = term.negative() || !term.listed().isEmpty() ? all : Reading.READ;
                case BLANK -> {}
                case NOT_A_NUMBER, TOO_MANY_DIGITS -> {
                    return one;
                }
            }
        }
        return all;
    }

    private Reading addColumn(AmountTerm term, ExactSum into) {
        int slot = firstAmount(term.slots());
        if (slot < 0 || readings[slot] != Reading.READ) {
            return slot < 0 ? Reading.BLANK : readings[slot];
        }
        if (term.negative()) {
            into.subtract(amounts[slot]);
        } else {
            into.add(amounts[slot]);
        }
        return Reading.READ;
    }

    private Reading addList(AmountTerm term, ExactSum into) {
        String list = first(term.slots());
        if (list.isEmpty() || list.equals("[]")) {
            return Reading.BLANK;
        }
        Optional<BigDecimal> sum = listed.sum(list, term.listed());
        if (sum.isEmpty()) {
            return Reading.NOT_A_NUMBER;
        }
        into.add(term.negative() ? sum.get().negate() : sum.get());
        return Reading.READ;
    }

    private String first(int[] slots) {
        for (int slot : slots) {
            if (!texts[slot].isEmpty()) {
                return texts[slot];
            }
        }
        return "";
    }

    /** The first slot that is not blank; else the first; negative when there is none. */
    private int firstAmount(int[] slots) {
        for (int slot : slots) {
            if (readings[slot] != Reading.BLANK) {
                return slot;
            }
        }
        return slots.length == 0 ? -1 : slots[0];
    }

    private void keep(int slot, int position, char[] text, int start, int end) {
        String value;
        if (isList[slot]) {
            value = kept(Arrays.copyOfRange(text, start, end), MAX_LIST_CHARS);
        } else {
            Text known = lastTexts[slot];
            if (!known.is(text, start, end)) {
                known = pool.get(text, start, end);
                lastTexts[slot] = known;
            }
            value = known.value();
        }
        if (value == null) {
            badColumn[0] = format.column(position);
        } else {
            texts[slot] = value;
        }
    }

    /** A cell's text as a charge has it; null when it is too long or has a NUL character. */
    static @Nullable String kept(char[] text) {
        return kept(text, MAX_TEXT_CHARS);
    }

    private static @Nullable String kept(char[] text, int limit) {
        if (text.length > limit || hasNul(text)) {
            return null;
        }
        return ExactSum.isNull(text, 0, text.length) ? "" : new String(text);
    }

    private void markLists(BoundSource source) {
        switch (source) {
            case AmountSum sum -> {
                for (AmountTerm term : sum.terms()) {
                    for (int slot : term.listed().isEmpty() ? new int[0] : term.slots()) {
                        isList[slot] = true;
                    }
                }
            }
            case OneAmount _, FirstText _, JoinedTexts _, FixedValue _ -> {}
        }
    }

    private static ExactSum[] sums(int count) {
        ExactSum[] sums = new ExactSum[count];
        for (int i = 0; i < count; i++) {
            sums[i] = new ExactSum();
        }
        return sums;
    }

    private static boolean saysNothing(char[] text, int start, int end) {
        return start == end || ExactSum.isNull(text, start, end - start);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** PostgreSQL holds every character but this one. */
    private static boolean hasNul(char[] text) {
        for (char c : text) {
            if (c == 0) {
                return true;
            }
        }
        return false;
    }
}
