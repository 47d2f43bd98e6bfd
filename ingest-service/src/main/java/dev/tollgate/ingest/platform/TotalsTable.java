package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.PartOutcome;
import dev.tollgate.ingest.export.QuarantinedRow;
import dev.tollgate.ingest.export.SetAside;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.kernel.ExactDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The totals for people: aligned columns, every digit. */
final class TotalsTable {
    private static final int MAX_LISTED = 100;

    private TotalsTable() {}

    static String of(TotallingFiles.FileTotals totals) {
        StringBuilder text = new StringBuilder();
        text.append(aligned(sums(totals.sums()), 5)).append('\n');
        sources(totals).forEach(line -> text.append(line).append('\n'));
        text.append(totals.rows())
                .append(" rows read, ")
                .append(totals.quarantined())
                .append(" in quarantine\n");
        totals.incomplete().forEach(one -> text.append("not totalled, since some rows leave it blank: ")
                .append(one)
                .append('\n'));
        totals.inexact().forEach(one -> text.append(
                        "more digits than its binary floating point surely keeps, summed as written: ")
                .append(one)
                .append('\n'));
        totals.quarantine().stream()
                .limit(MAX_LISTED)
                .forEach(row -> text.append("quarantine ").append(place(row)).append('\n'));
        totals.unreadable().forEach(file -> text.append("not counted: ")
                .append(file.file())
                .append(' ')
                .append(file.reason())
                .append(": ")
                .append(file.explanation())
                .append('\n'));
        totals.overlap().ifPresent(overlap -> text.append("counted twice, perhaps: ")
                .append(overlap.text())
                .append('\n'));
        text.append('\n');
        totals.files().forEach(file -> text.append(digests(file)));
        return text.toString();
    }

    private static List<List<String>> sums(List<SetAside> sums) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("provider", "period", "format", "metric", "currency", "total", "rows"));
        for (SetAside sum : sums) {
            String provider = sum.group().provider().isPresent()
                    ? sum.group().providerName()
                    : sum.group().providerName() + " (none of ours)";
            table.add(List.of(
                    provider,
                    sum.group().periodText(),
                    sum.group().format(),
                    sum.metric().column(),
                    sum.group().currency(),
                    ExactDecimal.plain(sum.total().amount()),
                    Long.toString(sum.rows())));
        }
        return table;
    }

    /** One line for each metric that is not simply the column of its name. */
    private static Set<String> sources(TotallingFiles.FileTotals totals) {
        Set<String> lines = new LinkedHashSet<>();
        for (SetAside sum : totals.sums()) {
            String metric = sum.metric().column();
            String source =
                    totals.origins().of(sum.group().format(), sum.metric()).source();
            if (!source.equals(metric)) {
                lines.add(metric + " of " + sum.group().format() + " is " + source);
            }
        }
        return lines;
    }

    private static String place(QuarantinedRow row) {
        return row.part() + ":" + row.line() + ":" + (row.column().isEmpty() ? "-" : row.column()) + " " + row.reason();
    }

    private static String digests(PartOutcome file) {
        String content = "sha256 " + file.sha256() + "  " + file.name() + "\n";
        String asItLies = file.fileSha256().equals(file.sha256())
                ? ""
                : "       " + file.fileSha256() + "  the same, compressed as it lies\n";
        String repeats = file.repeats()
                .map(first -> "       the same content as " + first + "; counted once\n")
                .orElse("");
        return content + asItLies + repeats;
    }

    /** @param firstRight from which column on numbers stand, which end at the right */
    static String aligned(List<List<String>> table, int firstRight) {
        int[] widths = new int[table.getFirst().size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i >= firstRight ? padding + row.get(i) : row.get(i) + padding)
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
