package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what comes out of a file: its decompressed pages, and what a delimited file of the same rows would have. A few
 * bytes of Parquet can stand for billions of equal rows, so the pages alone would not show a bomb. Safe for use by
 * several threads at once.
 */
final class Meter {
    private final String part;
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();

    Meter(String part, long maxBytes) {
        this.part = part;
        this.maxBytes = maxBytes;
    }

    void add(long count) {
        if (bytes.addAndGet(count) > maxBytes) {
            throw new ExportRefused(
                    FailureReason.TOO_LARGE, part + " has more decompressed bytes than the limit allows");
        }
    }

    long bytes() {
        return bytes.get();
    }
}
