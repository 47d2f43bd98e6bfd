package dev.tollgate.ingest.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a field's value comes from, as a mapping table writes it. */
sealed interface Source {
    /**
     * {@code A | B}: the first of these columns that is not blank in the row; of amounts and their currency the first that
     * the bill has.
     */
    record Columns(List<String> names) implements Source {
        public Columns {
            names = List.copyOf(names);
        }

        static Columns of(String text) {
            return new Columns(MappingTable.split(text, "|"));
        }

        Columns first() {
            return new Columns(names.subList(0, 1));
        }

        Optional<Columns> present(Predicate<String> present) {
            List<String> left = names.stream().filter(present).toList();
            return left.isEmpty() ? Optional.empty() : Optional.of(new Columns(left));
        }

        @Override
        public String toString() {
            return String.join(" | ", names);
        }
    }

    /** {@code 'AWS'}: always this. */
    record Literal(String text) implements Source {
        @Override
        public String toString() {
            return "'" + text + "'";
        }
    }

    /** {@code A & B}: both texts, one after the other. */
    record Joined(List<Columns> texts) implements Source {
        public Joined {
            texts = List.copyOf(texts);
        }

        @Override
        public String toString() {
            return texts.stream().map(Columns::toString).collect(Collectors.joining(" & "));
        }
    }

    /**
     * {@code A + B - C}: amounts. What is blank adds nothing; where all but lists and what is subtracted are blank, the
     * sum is blank too.
     */
    record Sum(List<Term> terms) implements Source {
        public Sum {
            terms = List.copyOf(terms);
        }

        /** Whether each addend has a column; a bill without the column of a list has nothing in that list. */
        boolean isWhole(Predicate<String> present) {
            return terms.stream()
                    .allMatch(term -> !term.listed().isEmpty()
                            || term.columns().present(present).isPresent());
        }

        @Override
        public String toString() {
            String signed = terms.stream().map(Term::toString).collect(Collectors.joining(" "));
            return signed.startsWith("+ ") ? signed.substring(2) : signed;
        }
    }

    /**
     * One addend.
     *
     * @param listed the amount's name inside a column that holds a list ({@code sum(credits.amount)}); else empty
     */
    record Term(boolean negative, Columns columns, String listed) {
        static Term of(boolean negative, String text) {
            if (text.startsWith("sum(") && text.endsWith(")")) {
                String path = text.substring(4, text.length() - 1);
                int dot = path.lastIndexOf('.');
                return new Term(negative, Columns.of(path.substring(0, dot)), path.substring(dot + 1));
            }
            return new Term(negative, Columns.of(text), "");
        }

        Optional<Term> present(Predicate<String> present) {
            return columns.present(present).map(left -> new Term(negative, left, listed));
        }

        @Override
        public String toString() {
            String what = listed.isEmpty() ? columns.toString() : "sum(" + columns + "." + listed + ")";
            return (negative ? "- " : "+ ") + what;
        }
    }

    /** @throws IllegalArgumentException when the text is none of these forms */
    static Source of(String text) {
        if (text.startsWith("'") && text.endsWith("'") && text.length() > 1) {
            return new Literal(text.substring(1, text.length() - 1));
        }
        if (text.contains(" & ")) {
            return new Joined(Arrays.stream(text.split(" & ")).map(Columns::of).toList());
        }
        if (text.contains(" + ") || text.contains(" - ") || text.startsWith("sum(")) {
            return new Sum(terms(text));
        }
        return Columns.of(text);
    }

    /** Every column that the source reads. */
    default Set<String> columns() {
        return switch (this) {
            case Columns columns -> Set.copyOf(columns.names());
            case Literal _ -> Set.of();
            case Joined joined -> names(joined.texts().stream());
            case Sum sum -> names(sum.terms().stream().map(Term::columns));
        };
    }

    /** What is left of the source in a file that has only some of its columns; empty when nothing is. */
    default Optional<Source> among(Predicate<String> present) {
        return switch (this) {
            case Columns columns -> columns.present(present).map(left -> left);
            case Literal literal -> Optional.of(literal);
            case Joined joined -> {
                boolean whole = joined.texts().stream()
                        .allMatch(text -> text.present(present).isPresent());
                yield whole ? Optional.of(joined) : Optional.empty();
            }
            case Sum sum -> {
                List<Term> left = sum.terms().stream()
                        .flatMap(term -> term.present(present).stream())
                        .toList();
                yield sum.isWhole(present) ? Optional.of(new Sum(left)) : Optional.empty();
            }
        };
    }

    private static Set<String> names(Stream<Columns> all) {
        return all.flatMap(columns -> columns.names().stream()).collect(Collectors.toSet());
    }

    private static List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        boolean negative = false;
        for (String word : text.split(" (?=[+-] )|(?<= [+-]) ", -1)) {
            switch (word.strip()) {
                case "+" -> negative = false;
                case "-" -> negative = true;
                default -> terms.add(Term.of(negative, word.strip()));
            }
        }
        return terms;
    }
}
