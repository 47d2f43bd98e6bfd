package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.IngestConfig;

/**
 * What a delimited file may hold.
 *
 * @param columns of a record
 * @param recordChars characters of a record, with one for the end of each field
 */
public record CsvLimits(int columns, int recordChars) {
    public static CsvLimits of(IngestConfig.Limits limits) {
        return new CsvLimits(limits.columns(), limits.recordChars());
    }
}
