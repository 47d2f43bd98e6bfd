package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.format.RowReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a few thousand bytes. Where all are ASCII, a field's characters lie where its bytes do; else they are
 * decoded field by field. Not safe for use by several threads at once.
 */
final class WindowText {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer chars;
    private final CharBuffer fieldChars;
    private final char[] unquoted;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int from;
    private boolean ascii;

    WindowText(int maxBytes) {
        chars = CharBuffer.allocate(maxBytes);
        fieldChars = CharBuffer.allocate(maxBytes);
        unquoted = new char[maxBytes];
    }

    /** False when the bytes are no UTF-8. */
    boolean take(byte[] window, int begin, int end) {
        bytes = ByteBuffer.wrap(window);
        from = begin;
        boolean valid = decode(begin, end, chars);
        ascii = chars.position() == end - begin;
        return valid;
    }

    /** Passes a field on, without its quotes. */
    void pass(int position, int begin, int end, RowReader rows) {
        CharBuffer source = chars;
        int first = begin - from;
        int length = end - begin;
        if (!ascii) {
            source = fieldChars;
            decode(begin, end, source);
            first = 0;
            length = source.position();
        }
        char[] text = source.array();
        if (length > 0 && text[first] == '"') {
            passQuoted(position, text, first + 1, first + length - 1, rows);
        } else {
            rows.field(position, text, first, length);
        }
    }

    private void passQuoted(int position, char[] text, int begin, int end, RowReader rows) {
        int at = begin;
        while (at < end && text[at] != '"') {
            at++;
        }
        if (at == end) {
            rows.field(position, text, begin, end - begin);
            return;
        }
        int length = at - begin;
        System.arraycopy(text, begin, unquoted, 0, length);
        for (; at < end; at++) {
            unquoted[length++] = text[at];
            if (text[at] == '"') {
                at++;
            }
        }
        rows.field(position, unquoted, 0, length);
    }

    private boolean decode(int begin, int end, CharBuffer into) {
        bytes.limit(end).position(begin);
        into.clear();
        decoder.reset();
        CoderResult result = decoder.decode(bytes, into, true);
        return !result.isError();
    }
}
