package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.FormatRefusal;

/** Why a run failed: one code for each thing that somebody can put right. */
public enum FailureReason {
    /** There is no folder for the provider and month, or nothing in it that a manifest names or that could be a part. */
    NO_EXPORT,
    /** The manifest names a part that does not lie there. */
    PART_MISSING,
    /** A part lies there that no manifest names. */
    PART_NOT_NAMED,
    /** A part is not what the manifest says: another digest, size or number of rows. */
    PART_CHANGED,
    /** The manifest, or the metadata beside it, has another shape than documented, is another month's, or is not the only one. */
    BAD_MANIFEST,
    /** The statement has another shape than documented. */
    BAD_STATEMENT,
    /** A part's header is that of no bill we know. */
    UNKNOWN_FORMAT,
    /** A part's header fits more than one format. */
    AMBIGUOUS_FORMAT,
    /** A part's header lacks a column that a total rests on. */
    MISSING_COLUMN,
    /** A part's header has a column twice that we read. */
    COLUMN_TWICE,
    /** Amortised cost, offered where actual cost is expected. */
    AMORTIZED_COST,
    /** Actual cost, offered where amortised cost is expected. */
    ACTUAL_COST,
    /** One row for each credit, which repeats the row's cost. */
    UNNESTED_CREDITS,
    /** The export's parts are of several formats, which may hold the same charges. */
    MIXED_FORMATS,
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
    /** The month is closed, and what was delivered now is other content; what stood there stands on. */
    PERIOD_CLOSED,
    /** Two parts that are no copies of each other share most of their rows; the total could be counted twice. */
    OVERLAPPING_PARTS,
    /** A sum has more digits than we hold exactly. */
    AMOUNT_TOO_LARGE,
    /** A link leads out of the configured root. */
    LEAVES_ROOT,
    /** A file could not be read; the log has the cause. */
    UNREADABLE,
    /** Live ingest lacks configuration; the explanation names all of it. Nobody was called. */
    NOT_CONFIGURED,
    /** The credentials backend has nothing where the configuration says the secret is. */
    CREDENTIAL_NOT_FOUND,
    /** The credentials backend does not let this service read the secret. */
    CREDENTIAL_DENIED,
    /** The credentials backend is sealed. */
    CREDENTIALS_SEALED,
    /** The secret, or what this service proves itself with to the backend, is past its time. */
    CREDENTIAL_EXPIRED,
    /** The credentials backend did not answer in time. */
    CREDENTIALS_TIMEOUT,
    /** The secret has another shape than its provider needs, or the backend's answer another than documented. */
    CREDENTIAL_MALFORMED,
    /** The credentials backend cannot be reached. */
    CREDENTIALS_UNREACHABLE,
    /** The provider does not accept the credential, or does not let it read what is configured. */
    CREDENTIAL_REFUSED,
    /** The provider's clock and ours are too far apart for it to believe what we sign. */
    CLOCK_SKEW,
    /** The provider's host is not among those that may be called, or has an address that it may not have. */
    HOST_REFUSED,
    /** There is no connection to the provider. */
    PROVIDER_UNREACHABLE,
    /** The provider did not answer in time. */
    PROVIDER_TIMEOUT,
    /** The provider said 429 until the tries were used up. */
    PROVIDER_THROTTLED,
    /** The provider answered with an error of its own until the tries were used up. */
    PROVIDER_ERROR,
    /** The provider's answer has another shape than it documents. */
    BAD_ANSWER,
    /** What the provider sent ended before its end, each time. */
    ANSWER_CUT_OFF,
    /** The provider states nothing for the month. */
    NO_STATEMENT,
    /** The run was taken up as often as configured and never came to its end. */
    GIVEN_UP,
    /** An error of ours; the log has the cause. */
    INTERNAL_ERROR;

    static FailureReason of(FormatRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_FORMAT -> UNKNOWN_FORMAT;
            case AMBIGUOUS_FORMAT -> AMBIGUOUS_FORMAT;
            case MISSING_COLUMN -> MISSING_COLUMN;
            case COLUMN_TWICE -> COLUMN_TWICE;
            case AMORTIZED_COST -> AMORTIZED_COST;
            case ACTUAL_COST -> ACTUAL_COST;
            case UNNESTED_CREDITS -> UNNESTED_CREDITS;
        };
    }
}
