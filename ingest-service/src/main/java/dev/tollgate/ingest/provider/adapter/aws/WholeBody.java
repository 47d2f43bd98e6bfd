package dev.tollgate.ingest.provider.adapter.aws;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The JDK's own connection ends silently where a body with a stated length breaks off; this does not. */
final class WholeBody extends FilterInputStream {
    private long missing;

    WholeBody(InputStream body, long length) {
        super(body);
        this.missing = length;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        counted(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return counted(super.read(bytes, from, length));
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        missing -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int counted(int read) throws EOFException {
        if (read < 0 && missing > 0) {
            throw new EOFException("the answer was cut off");
        }
        missing -= Math.max(read, 0);
        return read;
    }
}
