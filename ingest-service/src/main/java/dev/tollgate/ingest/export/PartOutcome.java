package dev.tollgate.ingest.export;

import dev.tollgate.kernel.Sha256;
import java.util.Optional;

/**
 * What became of one part.
 *
 * @param format the id of the kind of bill that it is
 * @param sha256 of the decompressed content
 * @param fileSha256 of the file as it lies
 * @param repeats the name of the part with the same content, which was counted; empty when this one was
 */
public record PartOutcome(
        String name,
        String format,
        Sha256 sha256,
        Sha256 fileSha256,
        long rows,
        long quarantined,
        Optional<String> repeats) {}
