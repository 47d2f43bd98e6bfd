package dev.tollgate.ingest.usage.adapter.cloudevents;

import java.io.InputStream;
import java.util.Objects;

/** Bytes that arrive in pieces, and how many of them were asked for. */
final class Piecemeal extends InputStream {
    private final byte[] bytes;
    private final int piece;
    private int at;

    Piecemeal(byte[] bytes, int piece) {
        this.bytes = bytes;
        this.piece = piece;
    }

    int taken() {
        return at;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, to.length);
        int count = Math.min(Math.min(length, piece), bytes.length - at);
        if (count == 0) {
            return -1;
        }
        System.arraycopy(bytes, at, to, offset, count);
        at += count;
        return count;
    }
}
