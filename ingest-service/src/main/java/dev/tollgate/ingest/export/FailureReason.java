package dev.tollgate.ingest.export;

/** Why a run failed: one code for each thing that somebody can put right. */
public enum FailureReason {
    /** There is no folder for the provider and month, or no part in it. */
    NO_EXPORT,
    /** The manifest names a part that does not lie there. */
    PART_MISSING,
    /** A part lies there that the manifest does not name. */
    PART_NOT_NAMED,
    /** A part's bytes are not those that the manifest names. */
    PART_CHANGED,
    /** The manifest has another shape than documented. */
    BAD_MANIFEST,
    /** The statement has another shape than documented. */
    BAD_STATEMENT,
    /** A header lacks a column that FOCUS makes mandatory, or has one twice. */
    NOT_FOCUS,
    /** Quotes stand where delimited text cannot have them; what follows could be read in more than one way. */
    NOT_CSV,
    /** The compressed part is cut off or damaged. */
    BROKEN_GZIP,
    /** The Parquet file is cut off or damaged, or says something of itself that is not so. */
    BROKEN_PARQUET,
    /** The Parquet file is encrypted, or uses a codec, an encoding or a type that is not read. */
    UNSUPPORTED_PARQUET,
    /** A part is not UTF-8. */
    NOT_UTF8,
    /** More bytes, after decompression, than configured. */
    TOO_LARGE,
    /** A record longer than configured. */
    LINE_TOO_LONG,
    /** More columns than configured. */
    TOO_MANY_COLUMNS,
    /** More parts than configured. */
    TOO_MANY_PARTS,
    /** More distinct cells than configured. */
    TOO_MANY_CELLS,
    /** A sum has more digits than we hold exactly. */
    AMOUNT_TOO_LARGE,
    /** A link leads out of the configured root. */
    LEAVES_ROOT,
    /** A file could not be read; the log has the cause. */
    UNREADABLE,
    /** The run was taken up as often as configured and never came to its end. */
    GIVEN_UP,
    /** An error of ours; the log has the cause. */
    INTERNAL_ERROR
}
