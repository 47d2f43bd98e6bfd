package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file that takes no more bytes than are left of the month's, and tells its own failures from the sender's. */
final class Bounded extends FilterOutputStream {
    private long left;

    Bounded(OutputStream out, long left) {
        super(out);
        this.left = left;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > left) {
            throw new ExportRefused(FailureReason.TOO_LARGE, "the month has more bytes than the limit allows");
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new DiskFailed(e);
        }
        left -= length;
    }

    static final class DiskFailed extends IOException {
        private static final long serialVersionUID = 1L;

        DiskFailed(IOException cause) {
            super(cause);
        }
    }
}
