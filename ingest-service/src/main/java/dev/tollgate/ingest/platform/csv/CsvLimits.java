package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.IngestConfig;

/**
 * What a delimited file may hold.
 *
 * @param columns of a record
 * @param recordChars characters of a record, with one for the end of each field
 */
public record CsvLimits(int columns, int recordChars) {
    /** Of a character: 3 in UTF-8, or 2 as a doubled quote. Of a field besides: 2 quotes and what ends it. */
    private static final long MAX_BYTES_OF_A_CHAR = 3;

    public static CsvLimits of(IngestConfig.Limits limits) {
        return new CsvLimits(limits.columns(), limits.recordChars());
    }

    /** A record of more bytes has more characters than it may. */
    long recordBytes() {
        return MAX_BYTES_OF_A_CHAR * recordChars + 1;
    }
}
