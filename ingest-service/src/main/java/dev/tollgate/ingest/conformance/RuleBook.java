package dev.tollgate.ingest.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules, the columns and the allowed values of FOCUS 1.0 to 1.3, from the tables {@code focus-rules.csv}, {@code
 * focus-columns.csv} and {@code focus-values.csv}; and {@code focus-not-covered.csv}, which says of every other rule of
 * the requirements model of FOCUS 1.2 why it is not judged. FOCUS 1.3 puts {@code CAU-} before the same ids.
 */
public final class RuleBook {
    private static final String RULES = "focus-rules.csv";

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, FocusVersion> columns = new LinkedHashMap<>();
    private final List<NotCovered> notCovered;

    private RuleBook() {
        AllowedValues values = AllowedValues.published();
        for (List<String> row : TableFile.read("focus-columns.csv", "column,since")) {
            columns.put(row.getFirst(), version(row.get(1)));
        }
        for (List<String> row :
                TableFile.read(RULES, "id,since,until,section,severity,column,kind,arguments,when,text")) {
            Rule rule = rule(row, values);
            if (rules.put(rule.id(), rule) != null) {
                throw new IllegalStateException(RULES + " has " + rule.id() + " twice");
            }
        }
        notCovered = TableFile.read("focus-not-covered.csv", "id,reason,explanation").stream()
                .map(row -> new NotCovered(row.getFirst(), row.get(1), row.get(2)))
                .toList();
    }

    /** The tables that are published with this service. */
    public static RuleBook published() {
        return new RuleBook();
    }

    /** All of them, of every version, in the order of the table. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    public List<Rule> rules(FocusVersion version) {
        return rules.values().stream().filter(rule -> rule.isOf(version)).toList();
    }

    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    public List<NotCovered> notCovered() {
        return notCovered;
    }

    /** The columns that a version defines. */
    public Set<String> columns(FocusVersion version) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().compareTo(version) <= 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The columns that every file of a version has. */
    public Set<String> mandatoryColumns(FocusVersion version) {
        return rules(version).stream()
                .filter(Rule::makesMandatory)
                .map(Rule::column)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The oldest version that defines all FOCUS columns of a header. */
    public FocusVersion oldestWith(List<String> header) {
        return header.stream()
                .map(columns::get)
                .filter(java.util.Objects::nonNull)
                .max(java.util.Comparator.naturalOrder())
                .orElse(FocusVersion.V1_0);
    }

    private static Rule rule(List<String> row, AllowedValues values) {
        try {
            FocusVersion until = row.get(2).isEmpty() ? FocusVersion.V1_3 : version(row.get(2));
            return new Rule(
                    row.getFirst(),
                    version(row.get(1)),
                    until,
                    row.get(3),
                    Severity.valueOf(row.get(4).toUpperCase(java.util.Locale.ROOT)),
                    row.get(5),
                    CheckWords.check(row.get(6), row.get(7), row.get(5), values),
                    When.of(row.get(8)),
                    row.get(9));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(RULES + ", " + row.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static FocusVersion version(String number) {
        return FocusVersion.of(number)
                .orElseThrow(() -> new IllegalArgumentException("no version of FOCUS: " + number));
    }
}
