package dev.tollgate.gateway.confidence;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/**
 * What stands before the root element, read from the bytes, because the parser skips a {@code DOCTYPE} without telling
 * what was in it, and takes an undeclared entity for nothing once it has seen one.
 *
 * <p>A {@code DOCTYPE} without declarations is blanked out, place by place, so that the parser treats every entity as
 * undeclared and still tells the right line and column. Bytes in an encoding that this class does not know hold no
 * {@code DOCTYPE} for it; the parser then meets it and the report is refused there.
 */
final class Prolog {
    private static final int MAX_DOCTYPE = 4096;
    private static final String DOCTYPE = "<!DOCTYPE";

    private final byte[] xml;
    private final int width;
    private final int low;

    private Prolog(byte[] xml) {
        this.xml = xml;
        boolean bigEndian = startsWith(xml, 0xFE, 0xFF) || startsWith(xml, 0, '<');
        boolean littleEndian = startsWith(xml, 0xFF, 0xFE) || startsWith(xml, '<', 0);
        this.width = bigEndian || littleEndian ? 2 : 1;
        this.low = bigEndian ? 1 : 0;
    }

    /** The document for the parser, without its {@code DOCTYPE}. */
    static InputStream withoutDoctype(byte[] xml) throws UnreadableReport {
        return new Prolog(xml).withoutDoctype();
    }

    private InputStream withoutDoctype() throws UnreadableReport {
        int start = skipToDoctype();
        if (!isAt(start, DOCTYPE)) {
            return new ByteArrayInputStream(xml);
        }
        int end = endOfDoctype(start);
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(xml, 0, start * width),
                new ByteArrayInputStream(blank(start, end)),
                new ByteArrayInputStream(xml, end * width, xml.length - end * width))));
    }

    /** The first place that is neither blank nor a comment nor an instruction. */
    private int skipToDoctype() {
        int at = startsWith(xml, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        at += startsWith(xml, 0xFE, 0xFF) || startsWith(xml, 0xFF, 0xFE) ? 1 : 0;
        while (at < length()) {
            if (isAt(at, "<?")) {
                at = after(at + 2, "?>");
            } else if (isAt(at, "<!--")) {
                at = after(at + 4, "-->");
            } else if (" \t\r\n".indexOf(symbol(at)) >= 0) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private int endOfDoctype(int start) throws UnreadableReport {
        char quote = 0;
        for (int at = start; at < Math.min(length(), start + MAX_DOCTYPE); at++) {
            char symbol = symbol(at);
            if (quote != 0) {
                quote = symbol == quote ? 0 : quote;
            } else if (symbol == '"' || symbol == '\'') {
                quote = symbol;
            } else if (symbol == '[') {
                throw wrong("has a DOCTYPE with declarations of its own", at);
            } else if (symbol == '>') {
                return at + 1;
            }
        }
        throw wrong("has a DOCTYPE that does not end", start);
    }

    private byte[] blank(int start, int end) {
        byte[] blank = new byte[(end - start) * width];
        for (int at = start; at < end; at++) {
            char symbol = symbol(at);
            blank[(at - start) * width + low] = (byte) (symbol == '\n' || symbol == '\r' ? symbol : ' ');
        }
        return blank;
    }

    private UnreadableReport wrong(String reason, int at) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            boolean newLine = symbol(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new UnreadableReport(reason, line, column);
    }

    private int after(int from, String end) {
        int at = from;
        while (at < length() && !isAt(at, end)) {
            at++;
        }
        return Math.min(length(), at + end.length());
    }

    private boolean isAt(int at, String text) {
        if (at + text.length() > length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (symbol(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int length() {
        return xml.length / width;
    }

    /** The character, as far as it is ASCII; all others are alike here. */
    private char symbol(int at) {
        int value = xml[at * width + low] & 0xFF;
        boolean ascii = value < 0x80 && (width == 1 || xml[at * width + 1 - low] == 0);
        return ascii ? (char) value : '\uFFFD';
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
