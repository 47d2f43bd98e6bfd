package dev.tollgate.ingest.export;

import java.nio.file.Path;
import java.util.Optional;

/** Port: reads one part of an export, from its first byte to its last. Blocks; called from virtual threads only. */
public interface PartFiles {
    /**
     * @param file what it is shows by how it begins
     * @param scope what to count in cells; nothing when empty, and then everything is summed by group
     * @param maxBytes how many decompressed bytes are left of the export's limit
     * @return the reading, and how many decompressed bytes it took
     * @throws ExportRefused when the part cannot be counted as a whole
     */
    Read read(Path file, Optional<Scope> scope, long maxBytes);

    /** A reading and its size. */
    record Read(PartReading reading, long decompressedBytes) {}
}
