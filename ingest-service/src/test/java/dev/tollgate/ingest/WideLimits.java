package dev.tollgate.ingest;

import dev.tollgate.ingest.export.IngestConfig;

/** Limits wide enough for every small bill. */
public final class WideLimits implements IngestConfig.Limits {
    @Override
    public long decompressedBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public int recordChars() {
        return 100_000;
    }

    @Override
    public int columns() {
        return 1_000;
    }

    @Override
    public int parts() {
        return 1_000;
    }

    @Override
    public int cells() {
        return 100_000;
    }
}
