package dev.tollgate.ingest.format;

/** Why a file is not read as a bill although somebody offers it as one. */
public enum FormatRefusal {
    /** The header is that of none of the formats we know. */
    UNKNOWN_FORMAT,
    /** The header is that of more than one. */
    AMBIGUOUS_FORMAT,
    /** The format is known, and a column that a total rests on is not there. */
    MISSING_COLUMN,
    /** A column that we read is there twice. */
    COLUMN_TWICE,
    /** Amortised cost, offered where actual cost is expected; their sums differ and must never be mixed. */
    AMORTIZED_COST,
    /** Actual cost, offered where amortised cost is expected. */
    ACTUAL_COST,
    /** One row for each credit, each with the whole cost of the row: its sum would be too high. */
    UNNESTED_CREDITS
}
