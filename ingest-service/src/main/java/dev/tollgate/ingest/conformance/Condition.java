package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.conformance.JudgedColumn.NumberedTerm;
import java.util.List;

/**
 * A rule's {@link When}, compiled to the bits of the terms that must hold.
 *
 * @param alternatives one of them must hold; none means always
 */
record Condition(List<long[]> alternatives) {
    /** So many words of 64 bits hold the terms of all conditions. */
    static final int WORDS = 2;

    Condition {
        alternatives = List.copyOf(alternatives);
    }

    boolean isAlways() {
        return alternatives.isEmpty();
    }

    static Condition of(List<List<NumberedTerm>> alternatives) {
        return new Condition(alternatives.stream().map(Condition::bits).toList());
    }

    static long[] bits(List<NumberedTerm> terms) {
        long[] bits = new long[WORDS];
        for (NumberedTerm term : terms) {
            if (term.bit() >= WORDS * Long.SIZE) {
                throw new IllegalStateException("the rules have more different conditions than " + WORDS * Long.SIZE);
            }
            bits[term.bit() / Long.SIZE] |= 1L << term.bit();
        }
        return bits;
    }

    boolean holds(long[] terms) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (covers(terms, alternatives.get(i))) {
                return true;
            }
        }
        return alternatives.isEmpty();
    }

    private static boolean covers(long[] terms, long[] needed) {
        for (int word = 0; word < WORDS; word++) {
            if ((terms[word] & needed[word]) != needed[word]) {
                return false;
            }
        }
        return true;
    }
}
