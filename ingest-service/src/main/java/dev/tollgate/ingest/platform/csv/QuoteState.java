package dev.tollgate.ingest.platform.csv;

/**
 * Follows the quotes of delimited text (RFC 4180) as the parser does: one opens only where a field begins, two within a
 * quoted field are one that is meant, and any other is text. The parser itself takes the end of the input for the end
 * of a quoted field, with every row that the field has swallowed.
 */
final class QuoteState {
    private static final char SEPARATOR = ',';
    private static final char QUOTE = '"';

    private enum Place {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        /** Behind a quote that closes the field, unless another follows. */
        AFTER_QUOTE
    }

    private Place place = Place.FIELD_START;
    private boolean afterReturn;
    private long line = 1;
    private long openedOnLine;

    /** True when the text so far ends within a quoted field. */
    boolean isOpen() {
        return place == Place.QUOTED;
    }

    /** The physical line on which the last quoted field began. */
    long openedOnLine() {
        return openedOnLine;
    }

    void follow(char[] text, int from, int length) {
        int end = from + length;
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (place == Place.QUOTED) {
                if (c == QUOTE) {
                    place = Place.AFTER_QUOTE;
                }
            } else if (c == SEPARATOR || c == '\n' || c == '\r') {
                place = Place.FIELD_START;
            } else if (c == QUOTE && place != Place.UNQUOTED) {
                // A second quote goes on with the field that the first seemed to close.
                openedOnLine = place == Place.FIELD_START ? line : openedOnLine;
                place = Place.QUOTED;
            } else if (place == Place.FIELD_START) {
                place = Place.UNQUOTED;
            }
            if (c <= '\r') {
                countLine(c);
            } else {
                afterReturn = false;
            }
        }
    }

    /** A return, a newline, or both in this order end one line. */
    private void countLine(char c) {
        if (c == '\r' || (c == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = c == '\r';
    }
}
