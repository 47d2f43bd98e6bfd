package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ChargeReaders;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.Scope;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads bills as delimited text with FastCSV, in one pass: digests, decompresses, decodes, parses and adds up as the
 * bytes go by.
 *
 * <p>Public, and not in an adapter of {@code export}, because the command line builds it without a container.
 */
public final class FastCsvParts implements PartFiles {
    private final ChargeReaders.Recogniser recogniser;
    private final IngestConfig.Limits limits;
    private final CsvFile files;

    public FastCsvParts(ChargeReaders.Recogniser recogniser, IngestConfig.Limits limits) {
        this.recogniser = recogniser;
        this.limits = limits;
        this.files = new CsvFile(CsvLimits.of(limits));
    }

    @Override
    public Read read(Path file, Optional<Scope> scope, long maxBytes) {
        String part = String.valueOf(file.getFileName());
        ChargeReaders readers = new ChargeReaders(part, scope, recogniser, limits.cells());
        CsvFile.Content content = files.read(file, maxBytes, readers);
        return new Read(readers.reading(content.sha256(), content.fileSha256()), content.bytes());
    }
}
