package dev.tollgate.ingest.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What one worker found; merged with the others' it says the same as if one had read it all. */
final class Findings {
    private static final int ROWS = 0;

    private final Ruling ruling;
    private final long[] rows = new long[1];
    private final FirstLines ragged = new FirstLines();
    private final Counts ofCells;
    private final Counts ofRows;

    /** By column: cells without objection, null and not null; they are not counted rule by rule. */
    private final long[] quietNull;

    private final long[] quietFilled;

    /** By column: which of {@link Ruling#cells} are about it. */
    private final int[][] cellRules;

    private final long[] parentsJudged;
    private final ParentBook[] parents;

    /** By rule: how many rows it was put to, and those that broke it. */
    private record Counts(long[] judged, FirstLines[] failed) {
        static Counts of(int rules) {
            return new Counts(
                    new long[rules],
                    IntStream.range(0, rules).mapToObj(_ -> new FirstLines()).toArray(FirstLines[]::new));
        }

        void note(int rule, Verdict verdict, long line) {
            switch (verdict) {
                case HOLDS -> judged[rule]++;
                case FAILS -> {
                    judged[rule]++;
                    failed[rule].add(line);
                }
                case NOT_JUDGED -> {}
            }
        }

        void merge(Counts other) {
            for (int i = 0; i < judged.length; i++) {
                judged[i] += other.judged[i];
                failed[i].merge(other.failed[i]);
            }
        }
    }

    Findings(Ruling ruling) {
        this.ruling = ruling;
        int columns = ruling.columns().size();
        ofCells = Counts.of(ruling.cells().size());
        ofRows = Counts.of(ruling.rows().size());
        quietNull = new long[columns];
        quietFilled = new long[columns];
        cellRules = IntStream.range(0, columns)
                .mapToObj(column -> IntStream.range(0, ruling.cells().size())
                        .filter(rule -> ruling.cells().get(rule).column() == column)
                        .toArray())
                .toArray(int[][]::new);
        parentsJudged = new long[ruling.parents().size()];
        parents = ruling.parents().stream().map(_ -> new ParentBook()).toArray(ParentBook[]::new);
    }

    void row() {
        rows[ROWS]++;
    }

    /** A row of another width than the header: which cell belongs to which column is anybody's guess. */
    void ragged(long line) {
        ragged.add(line);
    }

    void quiet(int column, boolean isNull) {
        if (isNull) {
            quietNull[column]++;
        } else {
            quietFilled[column]++;
        }
    }

    void noteCell(int column, Fact fact, long line) {
        for (int rule : cellRules[column]) {
            ofCells.note(rule, fact.always[ruling.cells().get(rule).check()], line);
        }
    }

    /** @param rule its place in {@link Ruling#rows} */
    void note(int rule, Verdict verdict, long line) {
        ofRows.note(rule, verdict, line);
    }

    void parent(int rule, Fact text, Fact parent, long line) {
        parentsJudged[rule]++;
        parents[rule].note(text, parent, line);
    }

    void merge(Findings other) {
        rows[ROWS] += other.rows[ROWS];
        ragged.merge(other.ragged);
        ofCells.merge(other.ofCells);
        ofRows.merge(other.ofRows);
        for (int i = 0; i < quietNull.length; i++) {
            quietNull[i] += other.quietNull[i];
            quietFilled[i] += other.quietFilled[i];
        }
        for (int i = 0; i < parents.length; i++) {
            parentsJudged[i] += other.parentsJudged[i];
            parents[i].merge(other.parents[i]);
        }
    }

    long rows() {
        return rows[ROWS];
    }

    FirstLines ragged() {
        return ragged;
    }

    /** What the rows said, and what the header had settled before. */
    List<RuleResult> results() {
        List<RuleResult> results = new ArrayList<>(ruling.settled());
        for (int i = 0; i < ruling.cells().size(); i++) {
            Ruling.OfCell cell = ruling.cells().get(i);
            boolean alsoNull = cell.rule().check() instanceof Check.OfNullness;
            long quiet = quietFilled[cell.column()] + (alsoNull ? quietNull[cell.column()] : 0);
            results.add(result(cell.rule(), ofCells.judged[i] + quiet, ofCells.failed[i]));
        }
        for (int i = 0; i < ruling.rows().size(); i++) {
            results.add(result(ruling.rows().get(i).rule(), ofRows.judged[i], ofRows.failed[i]));
        }
        for (int i = 0; i < parents.length; i++) {
            results.add(result(ruling.parents().get(i).rule(), parentsJudged[i], parents[i]));
        }
        return results;
    }

    private static RuleResult result(Rule rule, long judged, FirstLines failed) {
        return RuleResult.counted(rule, judged, failed.count(), failed.lines());
    }

    private static RuleResult result(Rule rule, long judged, ParentBook book) {
        List<Long> conflicts = book.conflicts();
        if (conflicts.isEmpty() && book.isFull()) {
            String note = "more than " + ParentBook.MAX_PAIRS + " different values; the others were not compared";
            return new RuleResult(rule, Outcome.UNPROVEN, judged, 0, List.of(), note);
        }
        List<Long> first = conflicts.stream().limit(FirstLines.MAX_PLACES).toList();
        return RuleResult.counted(rule, judged, conflicts.size(), first);
    }
}
