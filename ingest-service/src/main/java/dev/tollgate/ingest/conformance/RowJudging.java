package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.format.RowReader;
import java.util.Arrays;
import java.util.List;

/** Puts every row that one worker reads to every rule. Nothing is allocated for a row whose texts are known. */
final class RowJudging implements RowReader {
    private static final int LINE = 0;
    private static final int NOT_JUDGED = -1;

    private final Ruling ruling;
    private final int[] placeOfPosition;
    private final ColumnCells[] cells;
    private final Row row;
    private final Ruling.OfRow[] rules;
    private final Ruling.OfParents[] parentRules;
    private final Findings findings;
    private final long[] line = new long[1];

    RowJudging(Ruling ruling, Findings findings) {
        this.ruling = ruling;
        this.findings = findings;
        List<JudgedColumn> columns = ruling.columns();
        placeOfPosition = new int[ruling.width()];
        Arrays.fill(placeOfPosition, NOT_JUDGED);
        cells = new ColumnCells[columns.size()];
        for (int place = 0; place < cells.length; place++) {
            placeOfPosition[columns.get(place).position()] = place;
            cells[place] = ColumnCells.of(columns.get(place), place);
        }
        row = new Row(columns);
        rules = ruling.rows().toArray(Ruling.OfRow[]::new);
        parentRules = ruling.parents().toArray(Ruling.OfParents[]::new);
    }

    @Override
    public void begin(long startingLine) {
        line[LINE] = startingLine;
        row.begin();
    }

    @Override
    public void field(int position, char[] text, int from, int length) {
        int place = position < placeOfPosition.length ? placeOfPosition[position] : NOT_JUDGED;
        if (place != NOT_JUDGED && !ColumnCells.isNull(text, from, length)) {
            cells[place].read(row, text, from, length);
        }
    }

    @Override
    public void end(int fields) {
        if (fields != ruling.width()) {
            findings.ragged(line[LINE]);
            return;
        }
        findings.row();
        row.gatherTerms();
        judgeCells();
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].condition().holds(row.terms)) {
                findings.note(i, rules[i].judge().judge(row), line[LINE]);
            }
        }
        for (int i = 0; i < parentRules.length; i++) {
            Ruling.OfParents rule = parentRules[i];
            Fact text = row.facts[rule.column()];
            Fact parent = row.facts[rule.parent()];
            if (!text.isNull() && !parent.isNull() && rule.condition().holds(row.terms)) {
                findings.parent(i, text, parent, line[LINE]);
            }
        }
    }

    /** Nearly every cell has nothing to object to, so the rules of a column are counted as one until one has. */
    private void judgeCells() {
        for (int place = 0; place < cells.length; place++) {
            Fact fact = row.facts[place];
            if (fact.isQuiet) {
                findings.quiet(place, fact.isNull());
            } else {
                findings.noteCell(place, fact, line[LINE]);
            }
        }
    }
}
