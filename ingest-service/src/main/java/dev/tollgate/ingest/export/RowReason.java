package dev.tollgate.ingest.export;

/** Why a row went to quarantine instead of into a total. */
public enum RowReason {
    /** Another number of fields than the header. */
    RAGGED,
    /** A column that the sum rests on is empty. */
    MISSING_VALUE,
    /** An amount that is no decimal number, such as {@code $10,000.00}. */
    BAD_AMOUNT,
    /** An amount with more digits than we hold exactly. */
    TOO_MANY_DIGITS,
    /** A currency that ISO 4217 does not know. */
    UNKNOWN_CURRENCY,
    /** Neither the row nor the delivery says which month it is of, or they cannot both be right. */
    PERIOD_UNKNOWN,
    /** A date in none of the documented forms, or the start of a period that can be read as another month. */
    BAD_DATE,
    /** A text longer than 1,000 characters, or with a NUL character, in a column that we keep. */
    BAD_TEXT
}
