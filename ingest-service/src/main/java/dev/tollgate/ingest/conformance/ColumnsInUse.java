package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.conformance.JudgedColumn.NumberedTerm;
import dev.tollgate.ingest.conformance.JudgedColumn.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers, while rules are compiled, what they want of which column. */
final class ColumnsInUse {
    private final List<String> header;
    private final Map<String, Uses> uses = new LinkedHashMap<>();
    private final Map<When.Term, NumberedTerm> terms = new LinkedHashMap<>();

    private record Uses(int place, List<Reading> readings, List<Check.OfCell> always, List<Check.OfCell> checks) {}

    ColumnsInUse(List<String> header) {
        this.header = header;
    }

    /** The place that the column has in a row. */
    int use(String column, Reading reading) {
        Uses ofColumn = of(column);
        ofColumn.readings().add(reading);
        return ofColumn.place();
    }

    /** The place of a check among those of its column that are put to every row. */
    int always(String column, Check.OfCell check) {
        return place(of(column).always(), check);
    }

    /** The place of a check among those of its column that are put to rows on a condition. */
    int check(String column, Check.OfCell check) {
        return place(of(column).checks(), check);
    }

    NumberedTerm term(When.Term term) {
        use(term.column(), term.values().isEmpty() ? Reading.PRESENCE : Reading.TEXT);
        return terms.computeIfAbsent(term, _ -> new NumberedTerm(term, terms.size()));
    }

    List<JudgedColumn> columns() {
        List<JudgedColumn> columns = new ArrayList<>();
        uses.forEach((name, ofColumn) -> columns.add(new JudgedColumn(
                name,
                header.indexOf(name),
                ofColumn.readings().stream().reduce(Reading.PRESENCE, Reading::with),
                ofColumn.always(),
                ofColumn.checks(),
                terms.values().stream()
                        .filter(numbered -> numbered.term().column().equals(name))
                        .toList())));
        return columns;
    }

    private Uses of(String column) {
        return uses.computeIfAbsent(
                column, _ -> new Uses(uses.size(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    private static int place(List<Check.OfCell> checks, Check.OfCell check) {
        if (!checks.contains(check)) {
            checks.add(check);
        }
        return checks.indexOf(check);
    }
}
