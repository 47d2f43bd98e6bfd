package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.FetchConfig;
import dev.tollgate.ingest.provider.FetchFolders;
import dev.tollgate.kernel.adapter.time.Machine;

/** Gives folders for fetched months, with or without a container. */
public final class FetchedFiles {
    private FetchedFiles() {}

    /** Below the configured folder; each is cleared away when it is closed. */
    public static FetchFolders below(
            FetchConfig config, IngestConfig.Limits limits, OutboundConfig outbound, Machine machine) {
        return new TemporaryFolders(config.folder(), copying(config, limits, outbound, machine), machine.clock());
    }

    private static Copying copying(
            FetchConfig config, IngestConfig.Limits limits, OutboundConfig outbound, Machine machine) {
        return new Copying(
                limits.decompressedBytes(),
                limits.parts(),
                config.longest(),
                new Backoff(outbound.attempts(), outbound.maxBackoff()),
                machine.clock(),
                machine.identifiers(),
                Thread::sleep);
    }
}
