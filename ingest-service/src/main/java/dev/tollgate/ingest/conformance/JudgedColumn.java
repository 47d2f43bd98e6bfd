package dev.tollgate.ingest.conformance;

import java.util.List;
import java.util.OptionalLong;

/**
 * A column of a file with everything that rules want to know of its cells.
 *
 * @param position in the header, from 0
 * @param always the checks that are put to every row
 * @param checks the checks that are put to rows on a condition
 */
record JudgedColumn(
        String name,
        int position,
        Reading reading,
        List<Check.OfCell> always,
        List<Check.OfCell> checks,
        List<NumberedTerm> terms) {
    /** How much of a cell must be read. */
    enum Reading {
        /** Whether it is null. */
        PRESENCE,
        /** As well as its characters, to compare them within the row. */
        CHARACTERS,
        NUMBER,
        TEXT,
        /** As text, and which instant it means. */
        DATE;

        /** What serves both. */
        Reading with(Reading other) {
            if (this == other || other == PRESENCE) {
                return this;
            }
            if (this == PRESENCE) {
                return other;
            }
            if ((this == TEXT && other == DATE) || (this == DATE && other == TEXT)) {
                return DATE;
            }
            throw new IllegalStateException("rules read one column as " + this + " and as " + other);
        }
    }

    /** @param bit among the terms of all columns */
    record NumberedTerm(When.Term term, int bit) {}

    JudgedColumn {
        always = List.copyOf(always);
        checks = List.copyOf(checks);
        terms = List.copyOf(terms);
    }

    Fact fact(Content content) {
        boolean isQuiet = always.stream()
                .allMatch(check -> CellJudging.judge(check, content) == Verdict.HOLDS || isSilent(check, content));
        long[] holding = Condition.bits(
                terms.stream().filter(each -> each.term().holds(content)).toList());
        return new Fact(
                content, verdicts(always, content), isQuiet, verdicts(checks, content), holding, second(content));
    }

    /** Null has no format. */
    private static boolean isSilent(Check.OfCell check, Content content) {
        return content instanceof Content.Nothing && !(check instanceof Check.OfNullness);
    }

    private static Verdict[] verdicts(List<Check.OfCell> checks, Content content) {
        return checks.stream().map(check -> CellJudging.judge(check, content)).toArray(Verdict[]::new);
    }

    private OptionalLong second(Content content) {
        return reading == Reading.DATE && content instanceof Content.Text(String text)
                ? DateText.second(text)
                : OptionalLong.empty();
    }
}
