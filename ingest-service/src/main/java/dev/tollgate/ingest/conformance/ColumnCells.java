package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.conformance.Content.Notation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns the cells of one column into facts. Belongs to one worker. */
sealed interface ColumnCells {
    /** @param length more than 0 */
    void read(Row row, char[] text, int from, int length);

    /** @param column the place of the column in a row */
    static ColumnCells of(JudgedColumn column, int place) {
        return switch (column.reading()) {
            case PRESENCE -> new Presence(place, column.fact(Content.SOMETHING), false);
            case CHARACTERS -> new Presence(place, column.fact(Content.SOMETHING), true);
            case NUMBER -> new Numbers(place, column);
            case TEXT, DATE -> new Texts(place, column);
        };
    }

    /** Several exporters write the word where they mean nothing; a cell of blanks says nothing either. */
    static boolean isNull(char[] text, int from, int length) {
        if (length == 4 && (text[from] == 'N' || text[from] == 'n')) {
            return isWord("NULL", text, from) || isWord("null", text, from);
        }
        int end = from + length;
        int at = from;
        while (at < end && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at == end;
    }

    private static boolean isWord(String word, char[] text, int from) {
        for (int i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    record Presence(int place, Fact something, boolean keepsCharacters) implements ColumnCells {
        @Override
        public void read(Row row, char[] text, int from, int length) {
            row.facts[place] = something;
            if (keepsCharacters) {
                row.characters[place].keep(text, from, length);
            }
        }
    }

    /** There are so few kinds of number that the facts are known before the first. */
    final class Numbers implements ColumnCells {
        private static final int SIGNS = 3;
        private final int place;
        private final Fact[] facts = new Fact[Notation.values().length * SIGNS];

        Numbers(int place, JudgedColumn column) {
            this.place = place;
            for (Notation notation : Notation.values()) {
                for (int sign = -1; sign <= 1; sign++) {
                    facts[index(notation, sign)] = column.fact(new Content.Amount(notation, sign));
                }
            }
        }

        @Override
        public void read(Row row, char[] text, int from, int length) {
            Amount amount = row.amounts[place];
            amount.read(text, from, length);
            row.facts[place] = facts[index(amount.notation(), amount.sign())];
        }

        private static int index(Notation notation, int sign) {
            return notation.ordinal() * SIGNS + sign + 1;
        }
    }

    /** The same few texts stand in millions of rows. Of two that fall on one slot the later stays; nothing grows. */
    final class Texts implements ColumnCells {
        private static final int SLOTS = 4096;
        private static final int MAX_KEPT_CHARS = 256;
        private final int place;
        private final JudgedColumn column;
        private final @Nullable Fact[] slots = new @Nullable Fact[SLOTS];
        private final char[][] keys = new char[SLOTS][0];

        Texts(int place, JudgedColumn column) {
            this.place = place;
            this.column = column;
        }

        @Override
        public void read(Row row, char[] text, int from, int length) {
            int slot = slot(text, from, length);
            Fact known = slots[slot];
            if (known == null || !Arrays.equals(keys[slot], 0, keys[slot].length, text, from, from + length)) {
                known = column.fact(new Content.Text(new String(text, from, length)));
                if (length <= MAX_KEPT_CHARS) {
                    slots[slot] = known;
                    keys[slot] = Arrays.copyOfRange(text, from, from + length);
                }
            }
            row.facts[place] = known;
        }

        /** Four characters at a time, so that one multiplication does not wait for the last. */
        private static int slot(char[] text, int from, int length) {
            int hash = length;
            int end = from + length;
            int at = from;
            for (; at + 4 <= end; at += 4) {
                hash = 923_521 * hash + 29_791 * text[at] + 961 * text[at + 1] + 31 * text[at + 2] + text[at + 3];
            }
            for (; at < end; at++) {
                hash = 31 * hash + text[at];
            }
            return (hash ^ (hash >>> 16)) & (SLOTS - 1);
        }
    }
}
