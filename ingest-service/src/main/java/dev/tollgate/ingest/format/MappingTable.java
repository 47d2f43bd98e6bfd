package dev.tollgate.ingest.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes formats of the tables beside this package: {@code formats.csv}, and one {@code <format>.csv} for each in it. */
final class MappingTable {
    private static final String REFUSE = "refuse";

    private MappingTable() {}

    /**
     * @param index one line of {@code formats.csv}: format, basis, has, lacks, title
     * @param lines of the format's own table: field, need, when, source, why
     */
    static BillFormat format(List<String> index, List<List<String>> lines) {
        List<MappingRule> rules = new ArrayList<>();
        List<RefusalRule> refusals = new ArrayList<>();
        for (List<String> line : lines) {
            if (line.get(1).equals(REFUSE)) {
                refusals.add(new RefusalRule(FormatRefusal.valueOf(line.getFirst()), Condition.of(line.get(2))));
            } else {
                rules.add(new MappingRule(
                        FocusColumn.of(line.getFirst())
                                .orElseThrow(
                                        () -> new IllegalArgumentException("no field of a charge: " + line.getFirst())),
                        Need.of(line.get(1)),
                        Condition.of(line.get(2)),
                        Source.of(line.get(3))));
            }
        }
        return new BillFormat(
                index.getFirst(),
                index.get(4),
                CostBasis.of(index.get(1)).orElseThrow(),
                split(index.get(2), "&").stream()
                        .<Set<String>>map(any -> new LinkedHashSet<>(split(any, "|")))
                        .toList(),
                new LinkedHashSet<>(split(index.get(3), "&")),
                rules,
                refusals);
    }

    static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(java.util.regex.Pattern.quote(separator)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
