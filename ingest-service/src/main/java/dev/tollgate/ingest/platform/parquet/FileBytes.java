package dev.tollgate.ingest.platform.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file as a stream that knows its position. Workers share the file and no position in it. */
final class FileBytes extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel file;
    private final long end;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long filePosition;
    private int at;
    private int filled;

    FileBytes(FileChannel file, long from, long end) {
        this.file = file;
        this.filePosition = from;
        this.end = end;
    }

    long remaining() {
        return end - filePosition + (filled - at);
    }

    @Override
    public int read() {
        return at < filled || fill() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (at == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(buffer, at, to, from, count);
        at += count;
        return count;
    }

    /** All of so many bytes, the large ones without a detour through the buffer. */
    void readFully(byte[] to, int from, int length) {
        if (length > remaining()) {
            throw new BrokenPage("it is longer than its column");
        }
        int buffered = Math.min(length, filled - at);
        System.arraycopy(buffer, at, to, from, buffered);
        at += buffered;
        if (buffered < length) {
            readAt(file, filePosition, to, from + buffered, length - buffered);
            filePosition += length - buffered;
        }
    }

    void skipFully(int length) {
        if (length > remaining()) {
            throw new BrokenPage("it is longer than its column");
        }
        int buffered = Math.min(length, filled - at);
        at += buffered;
        filePosition += length - buffered;
    }

    static void readAt(FileChannel file, long position, byte[] to, int from, int length) {
        ByteBuffer into = ByteBuffer.wrap(to, from, length);
        try {
            while (into.hasRemaining()) {
                if (file.read(into, position + into.position() - from) < 0) {
                    throw new UncheckedIOException(new EOFException("the file became shorter"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fill() {
        int count = (int) Math.min(BUFFER_BYTES, end - filePosition);
        if (count <= 0) {
            return false;
        }
        readAt(file, filePosition, buffer, 0, count);
        filePosition += count;
        at = 0;
        filled = count;
        return true;
    }
}
