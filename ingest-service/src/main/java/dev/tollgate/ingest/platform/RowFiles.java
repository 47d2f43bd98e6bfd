package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.format.RowReaders;
import dev.tollgate.ingest.platform.csv.CsvFile;
import dev.tollgate.ingest.platform.csv.CsvLimits;
import dev.tollgate.ingest.platform.ndjson.NdjsonFile;
import dev.tollgate.ingest.platform.parquet.ParquetFile;
import dev.tollgate.kernel.Sha256;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of rows, whatever its kind: what it is shows by how it begins, never by its name. */
final class RowFiles {
    private final CsvFile delimited;
    private final NdjsonFile jsonLines;
    private final ParquetFile parquet;

    RowFiles(IngestConfig.Limits limits) {
        this(limits, new CsvFile(CsvLimits.of(limits)), new ParquetFile(limits.columns()));
    }

    private RowFiles(IngestConfig.Limits limits, CsvFile delimited, ParquetFile parquet) {
        this.delimited = delimited;
        this.jsonLines = new NdjsonFile(limits.columns(), limits.recordChars());
        this.parquet = parquet;
    }

    /** Passes the rows on in the order of the file. */
    static RowFiles inOrder(IngestConfig.Limits limits) {
        return new RowFiles(limits, CsvFile.inOrder(CsvLimits.of(limits)), ParquetFile.inOrder(limits.columns()));
    }

    /**
     * What a file is, apart from its rows.
     *
     * @param sha256 of the content, decompressed
     * @param fileSha256 of the file as it lies
     * @param bytes of the content
     * @param inexact the columns that are stored in binary floating point, with more digits than that surely keeps
     */
    record Content(Sha256 sha256, Sha256 fileSha256, long bytes, List<String> inexact) {
        Content {
            inexact = List.copyOf(inexact);
        }
    }

    /**
     * @param maxBytes how many bytes the content may have
     * @throws ExportRefused when the file cannot be read to its end, or is empty
     */
    Content read(Path file, long maxBytes, RowReaders readers) {
        if (ParquetFile.recognises(file)) {
            ParquetFile.Content read = parquet.read(file, maxBytes, readers);
            List<String> inexact =
                    read.inexact().stream().map(read.header()::get).toList();
            return new Content(read.sha256(), read.fileSha256(), read.bytes(), inexact);
        }
        if (NdjsonFile.recognises(file)) {
            NdjsonFile.Content read = jsonLines.read(file, maxBytes, readers);
            return new Content(read.sha256(), read.fileSha256(), read.bytes(), List.of());
        }
        CsvFile.Content read = delimited.read(file, maxBytes, readers);
        if (read.header().isEmpty()) {
            throw new ExportRefused(
                    FailureReason.UNKNOWN_FORMAT, file.getFileName() + " is empty: it has not even a header");
        }
        return new Content(read.sha256(), read.fileSha256(), read.bytes(), List.of());
    }
}
