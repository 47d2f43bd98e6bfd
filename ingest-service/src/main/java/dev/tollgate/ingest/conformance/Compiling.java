package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.conformance.JudgedColumn.NumberedTerm;
import dev.tollgate.ingest.conformance.JudgedColumn.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles the rules for one header. A rule whose columns are missing is not exercised; in a condition, a missing column
 * counts as null when the version does not ask for it in every file, and else leaves the rule not exercised: its absence
 * is reported by the rule of presence, not by a thousand rows. So are the columns that a file lacks which is something
 * else altogether; nothing more is asked of it.
 */
final class Compiling {
    private final List<String> header;
    private final Set<String> mandatory;
    private final HeaderJudging names;
    private final ColumnsInUse columns;
    private final List<Ruling.OfCell> cells = new ArrayList<>();
    private final List<Ruling.OfRow> rows = new ArrayList<>();
    private final List<Ruling.OfParents> parents = new ArrayList<>();
    private final List<RuleResult> settled = new ArrayList<>();

    private Compiling(RuleBook book, FocusVersion version, List<String> header) {
        this.header = header;
        this.mandatory = book.mandatoryColumns(version);
        this.names = new HeaderJudging(header, book.columns(version), mandatory);
        this.columns = new ColumnsInUse(header);
    }

    /** @param rules those of the version that shall be judged */
    static Ruling compile(RuleBook book, FocusVersion version, List<Rule> rules, List<String> header) {
        return new Compiling(book, version, header).compile(rules, isFocus(book, version, header));
    }

    /** Judged also where the rule that says so is not among those asked for. */
    private static boolean isFocus(RuleBook book, FocusVersion version, List<String> header) {
        HeaderJudging names = new HeaderJudging(header, book.columns(version), book.mandatoryColumns(version));
        return book.rules(version).stream()
                .map(Rule::check)
                .allMatch(check -> !(check instanceof Check.FocusAtAll(int percent)) || names.isFocus(percent));
    }

    private Ruling compile(List<Rule> rules, boolean isFocus) {
        for (Rule rule : rules) {
            switch (rule.check()) {
                case Check.FocusAtAll check -> settled.add(names.judge(rule, check));
                case Check.Present check -> settled.add(names.judge(rule, check));
                case Check.OfHeader check -> settled.add(isFocus ? names.judge(rule, check) : notFocus(rule));
                case Check.OfCell _, Check.OfRow _ -> {
                    if (isFocus) {
                        compile(rule);
                    } else {
                        settled.add(notFocus(rule));
                    }
                }
            }
        }
        return new Ruling(header.size(), columns.columns(), cells, rows, parents, settled);
    }

    private static RuleResult notFocus(Rule rule) {
        return RuleResult.notExercised(rule, "the file is not FOCUS at all");
    }

    private void compile(Rule rule) {
        List<String> missing = Stream.concat(
                        Stream.concat(Stream.of(rule.column()), rule.check().otherColumns().stream()),
                        rule.when().columns().filter(mandatory::contains))
                .filter(column -> !header.contains(column))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            settled.add(RuleResult.notExercised(rule, "the header lacks " + String.join(", ", missing)));
            return;
        }
        List<List<NumberedTerm>> alternatives = new ArrayList<>();
        for (List<When.Term> terms : rule.when().alternatives()) {
            if (terms.stream().allMatch(this::canHold)) {
                alternatives.add(terms.stream()
                        .filter(term -> header.contains(term.column()))
                        .map(columns::term)
                        .toList());
            }
        }
        if (alternatives.isEmpty() && !rule.when().equals(When.ALWAYS)) {
            settled.add(RuleResult.notExercised(rule, "without columns that the header lacks it never applies"));
            return;
        }
        add(rule, Condition.of(alternatives));
    }

    private boolean canHold(When.Term term) {
        return header.contains(term.column()) || term.holds(Content.NOTHING);
    }

    private void add(Rule rule, Condition condition) {
        String column = rule.column();
        switch (rule.check()) {
            case Check.OneParent(String parent) ->
                parents.add(new Ruling.OfParents(
                        rule, condition, columns.use(column, Reading.TEXT), columns.use(parent, Reading.TEXT)));
            case Check.OfCell check -> {
                int place = columns.use(column, reading(check));
                if (condition.isAlways()) {
                    cells.add(new Ruling.OfCell(rule, place, columns.always(column, check)));
                } else {
                    Judge judge = new Judge.OfCell(place, columns.check(column, check));
                    rows.add(new Ruling.OfRow(rule, condition, judge));
                }
            }
            case Check.OfRow _, Check.OfHeader _ ->
                rows.add(new Ruling.OfRow(rule, condition, judge(column, rule.check())));
        }
    }

    private static Reading reading(Check.OfCell check) {
        return switch (check) {
            case Check.OfNullness _ -> Reading.PRESENCE;
            case Check.OfAmount _ -> Reading.NUMBER;
            case Check.OfText _ -> Reading.TEXT;
        };
    }

    private Judge judge(String column, Check check) {
        return switch (check) {
            case Check.After(String start) ->
                new Judge.After(columns.use(column, Reading.DATE), columns.use(start, Reading.DATE));
            case Check.Product(String price, String quantity) ->
                new Judge.Product(
                        columns.use(column, Reading.NUMBER),
                        columns.use(price, Reading.NUMBER),
                        columns.use(quantity, Reading.NUMBER));
            case Check.SameAmount(String other) ->
                new Judge.SameAmount(columns.use(column, Reading.NUMBER), columns.use(other, Reading.NUMBER));
            case Check.SameText(String other) ->
                new Judge.SameText(columns.use(column, Reading.CHARACTERS), columns.use(other, Reading.CHARACTERS));
            case Check.ParentValue(String parent, var values) ->
                new Judge.ParentValue(columns.use(column, Reading.TEXT), columns.use(parent, Reading.TEXT), values);
            case Check.OfHeader _, Check.OfCell _, Check.OneParent _ ->
                throw new IllegalStateException("not judged by a whole row: " + check);
        };
    }
}
