package dev.tollgate.ingest.conformance;

import java.util.List;
import java.util.stream.Stream;

/**
 * To which rows, or to which headers, a rule applies: {@code A = x|y and B != null or C = z}, where {@code and} binds
 * closer than {@code or}; {@code present A|B} asks for one of these columns in the header; nothing means always.
 *
 * @param alternatives one of them holds when all its terms hold; empty means always
 * @param present the columns of which the header has at least one; empty means any header
 */
public record When(List<List<Term>> alternatives, List<String> present) {
    static final When ALWAYS = new When(List.of(), List.of());
    private static final String PRESENT = "present ";

    /**
     * @param values the texts of which the cell has one; none means null
     * @param negated the cell has none of them, or is not null
     */
    public record Term(String column, boolean negated, List<String> values) {
        public Term {
            values = List.copyOf(values);
        }

        boolean holds(Content content) {
            boolean isOneOf =
                    switch (content) {
                        case Content.Nothing _ -> values.isEmpty();
                        case Content.Something _, Content.Amount _ -> false;
                        case Content.Text(String text) -> values.contains(text);
                    };
            return isOneOf != negated;
        }
    }

    public When {
        alternatives = alternatives.stream().map(List::copyOf).toList();
        present = List.copyOf(present);
    }

    /** @throws IllegalArgumentException when the text is none of the above */
    static When of(String text) {
        if (text.isEmpty()) {
            return ALWAYS;
        }
        if (text.startsWith(PRESENT)) {
            return new When(List.of(), words(text.substring(PRESENT.length()), "\\|"));
        }
        return new When(
                words(text, " or ").stream()
                        .map(one -> words(one, " and ").stream().map(When::term).toList())
                        .toList(),
                List.of());
    }

    /** The columns whose cells decide. */
    Stream<String> columns() {
        return alternatives.stream().flatMap(List::stream).map(Term::column).distinct();
    }

    private static Term term(String text) {
        List<String> sides = words(text, " !?= ");
        if (sides.size() != 2) {
            throw new IllegalArgumentException("not a condition: " + text);
        }
        List<String> values = sides.get(1).equals("null") ? List.of() : words(sides.get(1), "\\|");
        return new Term(sides.getFirst(), text.contains(" != "), values);
    }

    private static List<String> words(String text, String separator) {
        return Stream.of(text.split(separator, -1)).map(String::strip).toList();
    }
}
