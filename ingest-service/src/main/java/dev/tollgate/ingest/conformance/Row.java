package dev.tollgate.ingest.conformance;

import java.util.List;
import java.util.stream.IntStream;

/** The cells of the row being read, by judged column. Belongs to one worker. */
final class Row {
    final Fact[] facts;
    final Amount[] amounts;
    final CellCharacters[] characters;
    final long[] terms;
    private final Fact[] nothing;
    private final int[] withTerms;

    Row(List<JudgedColumn> columns) {
        nothing = columns.stream().map(column -> column.fact(Content.NOTHING)).toArray(Fact[]::new);
        facts = nothing.clone();
        amounts = columns.stream().map(_ -> new Amount()).toArray(Amount[]::new);
        characters = columns.stream().map(_ -> new CellCharacters()).toArray(CellCharacters[]::new);
        terms = new long[Condition.WORDS];
        withTerms = IntStream.range(0, columns.size())
                .filter(place -> !columns.get(place).terms().isEmpty())
                .toArray();
    }

    /** Every cell is null until it is read. */
    void begin() {
        System.arraycopy(nothing, 0, facts, 0, facts.length);
    }

    /** Gathers which terms of conditions hold, once all cells are read. */
    void gatherTerms() {
        long low = 0;
        long high = 0;
        for (int place : withTerms) {
            long[] bits = facts[place].terms;
            low |= bits[0];
            high |= bits[1];
        }
        terms[0] = low;
        terms[1] = high;
    }

    boolean isKnown(int column) {
        return facts[column].content instanceof Content.Amount && amounts[column].isKnown();
    }
}
