package dev.tollgate.ingest.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a rule of a mapping table holds: {@code A is x | y and B is not blank and C is not zero}. An empty condition
 * always holds.
 */
record Condition(List<Clause> clauses) {
    private static final String IS = " is ";
    private static final String NOT = "not ";

    Condition {
        clauses = List.copyOf(clauses);
    }

    /**
     * One comparison.
     *
     * @param values texts as the table writes them, and as exporters of other habits do: all small, all large, or the
     *     first letter small; {@code blank} stands for no text
     * @param zero compares the amount with zero instead; a blank is neither zero nor not zero
     */
    record Clause(Source.Columns columns, boolean negated, Set<String> values, boolean zero) {
        Clause {
            values = Set.copyOf(values);
        }
    }

    /** @throws IllegalArgumentException when the text has another form */
    static Condition of(String text) {
        return text.isBlank()
                ? new Condition(List.of())
                : new Condition(MappingTable.split(text, " and ").stream()
                        .map(Condition::clause)
                        .toList());
    }

    Set<String> columns() {
        return clauses.stream()
                .flatMap(clause -> clause.columns().names().stream())
                .collect(Collectors.toSet());
    }

    private static Clause clause(String text) {
        int at = text.indexOf(IS);
        if (at < 0) {
            throw new IllegalArgumentException("a condition without 'is': " + text);
        }
        String rest = text.substring(at + IS.length()).strip();
        boolean negated = rest.startsWith(NOT);
        List<String> words = MappingTable.split(negated ? rest.substring(NOT.length()) : rest, "|");
        Set<String> values = words.stream()
                .map(word -> word.equals("blank") ? "" : word)
                .flatMap(Condition::spellings)
                .collect(Collectors.toSet());
        return new Clause(Source.Columns.of(text.substring(0, at)), negated, values, words.equals(List.of("zero")));
    }

    private static Stream<String> spellings(String word) {
        String firstSmall = word.isEmpty() ? "" : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
        return Stream.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT), firstSmall);
    }
}
