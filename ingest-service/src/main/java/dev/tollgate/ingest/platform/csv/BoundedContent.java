package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Digests what passes, and stops a stream that grows beyond its limit, as a small compressed file can. */
public final class BoundedContent extends FilterInputStream {
    private final MessageDigest digest;
    private final long maxBytes;
    private long bytes;

    public BoundedContent(InputStream in, MessageDigest digest, long maxBytes) {
        super(in);
        this.digest = digest;
        this.maxBytes = maxBytes;
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        // Never more than one byte beyond the limit, so that what was read before does not hang on who asks for how
        // much.
        int read = super.read(buffer, from, (int) Math.min(length, Math.max(1, maxBytes - bytes)));
        if (read > 0) {
            digest.update(buffer, from, read);
            bytes += read;
            if (bytes > maxBytes) {
                throw new ExportRefused(
                        FailureReason.TOO_LARGE, "the export has more decompressed bytes than the limit allows");
            }
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        // What is skipped would be missing from the digest.
        return read(new byte[(int) Math.min(count, 8192)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
