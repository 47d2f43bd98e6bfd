package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.conformance.ConformanceReport;
import dev.tollgate.ingest.conformance.Limits;
import dev.tollgate.ingest.conformance.NotCovered;
import dev.tollgate.ingest.conformance.Outcome;
import dev.tollgate.ingest.conformance.Rule;
import dev.tollgate.ingest.conformance.RuleBook;
import dev.tollgate.ingest.conformance.RuleResult;
import dev.tollgate.ingest.conformance.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for people: what is broken, worst first, and how much was proven at all. */
final class ValidateTable {
    private ValidateTable() {}

    static String of(String file, ConformanceReport report, Limits limits) {
        StringBuilder text = new StringBuilder();
        text.append(file).append(": judged as FOCUS ").append(report.version());
        text.append(
                report.fits().equals(report.version())
                        ? "\n"
                        : "; its columns are those of " + report.fits() + " (--focus-version " + report.fits()
                                + " judges it as that)\n");
        List<RuleResult> broken = Stream.concat(report.with(Outcome.FAILED), report.with(Outcome.UNPROVEN))
                .sorted(ValidateReport.WORST_FIRST)
                .toList();
        if (!broken.isEmpty()) {
            text.append('\n')
                    .append(table(
                            broken.stream().map(ValidateTable::line),
                            "severity",
                            "rule",
                            "broken",
                            "first at",
                            "what it asks"));
            text.append('\n');
        }
        text.append(report.rows())
                .append(" rows ")
                .append(report.isFocus() ? "judged" : "read, none judged: this is no FOCUS file");
        if (report.ragged() > 0) {
            text.append(", ").append(report.ragged()).append(" not judged: their width is not the header's, first on ");
            text.append(places(report.raggedLines(), "line"));
        }
        text.append('\n');
        text.append(report.count(Outcome.PASSED)).append(" rules hold, ");
        text.append(report.count(Outcome.FAILED)).append(" are broken, ");
        text.append(report.count(Outcome.NOT_EXERCISED)).append(" were not put to the test (--json says why)\n");
        for (Severity severity : Severity.values()) {
            text.append(severity.word()).append("s: ").append(report.failed(severity));
            text.append(limits.of(severity).map(most -> ", limit " + most).orElse(", no limit"));
            text.append(report.isExceeded(severity, limits) ? ", exceeded\n" : "\n");
        }
        return text.append(report.conclusion(limits)).append('\n').toString();
    }

    /** Every rule that is judged, and every one of the published model that is not. */
    static String of(RuleBook book) {
        List<List<String>> covered = new ArrayList<>();
        for (Rule rule : book.rules()) {
            covered.add(List.of(
                    rule.severity().word(), rule.id(), rule.since() + "-" + rule.until(), rule.section(), rule.text()));
        }
        List<List<String>> others = new ArrayList<>();
        for (NotCovered rule : book.notCovered()) {
            others.add(List.of(rule.reason(), rule.id(), rule.explanation()));
        }
        return covered.size() + " rules are judged:\n\n"
                + table(covered.stream(), "severity", "rule", "FOCUS", "section", "what it asks")
                + "\n" + others.size()
                + " rules of the requirements model are not judged by themselves:\n\n"
                + table(others.stream(), "reason", "rule", "why");
    }

    private static List<String> line(RuleResult result) {
        String what = result.rule().column().isEmpty()
                ? result.rule().text()
                : result.rule().column() + ": " + result.rule().text();
        return List.of(
                result.rule().severity().word(),
                result.rule().id(),
                result.failed() + " of " + result.judged(),
                places(result.places(), result.isAboutHeader() ? "column" : "line"),
                result.note().isEmpty() ? what : what + " (" + result.note() + ")");
    }

    static String places(List<Long> places, String unit) {
        if (places.isEmpty()) {
            return "";
        }
        String numbers = places.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (places.size() == 1 ? unit : unit + "s") + " " + numbers;
    }

    /** Aligned columns; the last is as long as it is. */
    private static String table(Stream<List<String>> lines, String... heads) {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of(heads));
        lines.forEach(all::add);
        int[] widths = new int[all.getLast().size()];
        for (List<String> line : all) {
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : all) {
            StringBuilder padded = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                padded.append(line.get(i)).repeat(' ', widths[i] - line.get(i).length() + 2);
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
