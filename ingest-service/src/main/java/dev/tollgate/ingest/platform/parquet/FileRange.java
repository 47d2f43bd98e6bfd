package dev.tollgate.ingest.platform.parquet;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file as a stream. Workers share the file and no position in it. */
final class FileRange extends InputStream {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final FileChannel file;
    private final long end;
    private long position;

    private FileRange(FileChannel file, long from, long end) {
        this.file = file;
        this.position = from;
        this.end = end;
    }

    static InputStream of(FileChannel file, long from, long end) {
        return new BufferedInputStream(new FileRange(file, from, end), BUFFER_BYTES);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int count = (int) Math.min(length, end - position);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        int read = file.read(ByteBuffer.wrap(to, from, count), position);
        if (read < 0) {
            throw new EOFException("the file became shorter");
        }
        position += read;
        return read;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }
}
