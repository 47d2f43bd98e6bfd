package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that takes no more bytes than are left of the month's, and none after its time; it tells its own failures from
 * the sender's.
 */
final class Bounded extends FilterOutputStream {
    private final Runnable inTime;
    private long left;

    /** @param inTime throws when the month's time is over: each answer may be in time, and all of them never end */
    Bounded(OutputStream out, long left, Runnable inTime) {
        super(out);
        this.inTime = inTime;
        this.left = left;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        inTime.run();
        if (length > left) {
            throw tooLarge();
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new DiskFailed(e);
        }
        left -= length;
    }

    static ExportRefused tooLarge() {
        return new ExportRefused(FailureReason.TOO_LARGE, "the month has more bytes than the limit allows");
    }

    static final class DiskFailed extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException disk;

        DiskFailed(IOException disk) {
            super(disk);
            this.disk = disk;
        }

        IOException disk() {
            return disk;
        }
    }
}
