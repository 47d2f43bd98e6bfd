package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.ingest.usage.BodyRefused;
import dev.tollgate.ingest.usage.DropReason;
import dev.tollgate.kernel.Problem.FieldError;
import java.io.IOException;
import java.io.InputStream;

/** A body's bytes, of which only one buffer is held, and where in the body they stand. */
final class Octets {
    private static final int BUFFER_BYTES = 16 * 1024;

    /** What {@link #peek} answers behind the last byte. */
    static final int END = -1;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private long before;
    private int counted;
    private int line = 1;
    private long lineStart;

    Octets(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** A byte order mark is refused, as RFC 8259 forbids to send one; no JSON begins with any other such byte either. */
    void requireNoMark() throws IOException, BodyRefused {
        if (peek() > 0x7f) {
            throw BodyText.refused("begins with a byte order mark or another byte that no JSON begins with");
        }
    }

    /** The byte that comes next, or {@link #END}; it stays where it is. */
    int peek() throws IOException, BodyRefused {
        return at < filled || fill() ? buffer[at] & 0xff : END;
    }

    void skip() {
        at++;
    }

    /** Moves to what is no white space, and tells it. */
    int skipSpace() throws IOException, BodyRefused {
        int next = peek();
        while (isSpace(next)) {
            at++;
            next = peek();
        }
        return next;
    }

    /** What is at hand without waiting: from {@link #at()} to {@link #filled()} of this. */
    byte[] buffer() {
        return buffer;
    }

    int at() {
        return at;
    }

    int filled() {
        return filled;
    }

    void moveTo(int position) {
        at = position;
    }

    /** Where the next byte stands. */
    Place place() {
        count();
        return new Place(before + at, line, lineStart);
    }

    static boolean isSpace(int octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }

    private boolean fill() throws IOException, BodyRefused {
        count();
        before += filled;
        at = 0;
        counted = 0;
        filled = 0;
        int read = in.read(buffer, 0, buffer.length);
        if (read <= 0) {
            return false;
        }
        filled = read;
        if (before + filled > maxBytes) {
            throw new BodyRefused(
                    DropReason.BODY_TOO_LARGE,
                    new FieldError(
                            BodyText.BODY, "is larger than " + maxBytes + " bytes, the most that a body may have"));
        }
        return true;
    }

    private void count() {
        for (; counted < at; counted++) {
            if (buffer[counted] == '\n') {
                line++;
                lineStart = before + counted + 1;
            }
        }
    }
}
