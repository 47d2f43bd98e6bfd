package dev.tollgate.ingest.conformance;

import java.util.List;

/**
 * The rules, compiled for the header of one file. Safe for use by several threads at once.
 *
 * @param width how many columns the header has
 * @param columns those that a rule reads; their order is their place in a row
 * @param cells the rules about one cell of every row
 * @param rows the other rules that are judged row by row
 * @param parents the rules that are judged at the end
 * @param settled what the header alone has settled
 */
record Ruling(
        int width,
        List<JudgedColumn> columns,
        List<OfCell> cells,
        List<OfRow> rows,
        List<OfParents> parents,
        List<RuleResult> settled) {
    /** @param check its place among the column's that are put to every row */
    record OfCell(Rule rule, int column, int check) {}

    record OfRow(Rule rule, Condition condition, Judge judge) {}

    record OfParents(Rule rule, Condition condition, int column, int parent) {}

    Ruling {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
        rows = List.copyOf(rows);
        parents = List.copyOf(parents);
        settled = List.copyOf(settled);
    }
}
