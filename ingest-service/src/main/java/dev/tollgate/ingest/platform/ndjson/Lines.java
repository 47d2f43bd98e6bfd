package dev.tollgate.ingest.platform.ndjson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts UTF-8 into lines, none of which is kept beyond its limit. */
final class Lines {
    private static final int BUFFER_BYTES = 128 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int at;
    private int filled;
    private byte[] line = new byte[4096];
    private int lineBytes;
    private char[] chars = new char[4096];
    private int from;
    private int end;
    private long number;
    private boolean tooLong;

    Lines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * Moves to the next line; false behind the last one.
     *
     * @throws CharacterCodingException when the line is not UTF-8
     */
    boolean next() throws IOException {
        lineBytes = 0;
        tooLong = false;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int stop = at;
            while (stop < filled && buffer[stop] != '\n') {
                stop++;
            }
            append(at, stop);
            at = stop;
            if (stop < filled) {
                at++;
                break;
            }
        }
        if (any) {
            number++;
            decode();
        }
        return any;
    }

    /** From 1. */
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = from; i < end; i++) {
            if (chars[i] != ' ' && chars[i] != '\t' && chars[i] != '\r') {
                return tooLong;
            }
        }
        return !tooLong;
    }

    char[] chars() {
        return chars;
    }

    int from() {
        return from;
    }

    int length() {
        return end - from;
    }

    private void append(int start, int stop) {
        int count = stop - start;
        if (tooLong || lineBytes + count > maxBytes) {
            tooLong = true;
            return;
        }
        if (line.length - lineBytes < count) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, lineBytes + count));
        }
        System.arraycopy(buffer, start, line, lineBytes, count);
        lineBytes += count;
    }

    private void decode() throws CharacterCodingException {
        from = 0;
        end = 0;
        if (tooLong) {
            return;
        }
        if (chars.length < lineBytes) {
            chars = new char[2 * lineBytes];
        }
        CharBuffer to = CharBuffer.wrap(chars);
        CoderResult result = decoder.reset().decode(ByteBuffer.wrap(line, 0, lineBytes), to, true);
        if (result.isError()) {
            result.throwException();
        }
        end = to.position();
        from = number == 1 && end > 0 && chars[0] == BYTE_ORDER_MARK ? 1 : 0;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }
}
