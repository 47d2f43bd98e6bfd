package dev.tollgate.ingest.export;

import dev.tollgate.ingest.credential.IngestMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where bills lie, in which mode they are read, and how much of them is too much. */
@ConfigMapping(prefix = "tollgate.ingest")
public interface IngestConfig {
    /**
     * The folder below which every drop lies ({@code TOLLGATE_INGEST_DROP_ROOT}). Nothing outside it is ever read.
     * Without it every ingest run is refused with 422.
     */
    Optional<Path> dropRoot();

    /** {@code BILLING_INGEST_MODE}: the mode of a request that names none (A2). Deterministic when empty. */
    Optional<IngestMode> defaultMode();

    /** How many runs one process reads at the same moment. 2; more of them need more heap. */
    @WithDefault("2")
    int concurrency();

    /** For how long a run belongs to the process that took it; after a crash it waits as long. 60 s. */
    @WithDefault("PT60S")
    Duration lease();

    /** How often leases are renewed and waiting runs looked for; well below the lease. 5 s. */
    @WithDefault("PT5S")
    Duration tick();

    /** How often a run is taken up before it is given up, so that one that kills its process ends. 3. */
    @WithDefault("3")
    int maxAttempts();

    /**
     * How far a total may move between two deliveries of a month, over the days that both cover, before it is held to be
     * a suspicion: to so many per cent of what it was, or to its inverse. 150; at least 101.
     */
    @WithDefault("150")
    int jumpPercent();

    /** What one export may hold. */
    Limits limits();

    /** A bill beyond one of these fails its run with a reason of its own; nothing of it is counted. */
    interface Limits {
        /** Bytes of one export after decompression, all parts together. 10 GiB. */
        @WithDefault("10737418240")
        long decompressedBytes();

        /** Characters of one record, and of one field. 1 MiB. */
        @WithDefault("1048576")
        int recordChars();

        /** Columns of a part. 1,000. */
        @WithDefault("1000")
        int columns();

        /** Parts of an export. 10,000. */
        @WithDefault("10000")
        int parts();

        /** Cells of the cube, and of what is set aside; bounds the heap. 1,000,000. */
        @WithDefault("1000000")
        int cells();
    }
}
