package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.format.RowReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts rows to the rules as a source would, without a file. */
final class Judging {
    static final RuleBook BOOK = RuleBook.published();

    private Judging() {}

    static ConformanceReport judge(FocusVersion version, List<String> header, List<List<String>> rows) {
        Validating validating = new Validating(BOOK, Optional.of(version), Set.of());
        RowReader reader = validating.forHeader(header).get();
        for (int i = 0; i < rows.size(); i++) {
            pass(reader, i + 2L, rows.get(i));
        }
        return validating.report();
    }

    static ConformanceReport judge(FocusVersion version, List<Map<String, String>> rows) {
        List<String> header = rows.getFirst().keySet().stream().toList();
        return judge(
                version,
                header,
                rows.stream().map(row -> header.stream().map(row::get).toList()).toList());
    }

    static void pass(RowReader reader, long line, List<String> cells) {
        reader.begin(line);
        char[] buffer = new char[64];
        for (int i = 0; i < cells.size(); i++) {
            char[] cell = ("," + cells.get(i) + ",").toCharArray();
            buffer = cell.length > buffer.length ? cell : buffer;
            System.arraycopy(cell, 0, buffer, 0, cell.length);
            reader.field(i, buffer, 1, cell.length - 2);
            // As a parser does, which uses its buffer again.
            Arrays.fill(buffer, '#');
        }
        reader.end(cells.size());
    }

    static Set<String> broken(ConformanceReport report) {
        return report.with(Outcome.FAILED)
                .map(result -> result.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static RuleResult result(ConformanceReport report, String id) {
        return report.results().stream()
                .filter(result -> result.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
