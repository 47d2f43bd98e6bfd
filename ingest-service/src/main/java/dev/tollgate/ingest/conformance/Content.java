package dev.tollgate.ingest.conformance;

/** What a cell holds, as far as the rules of its column want to know. */
sealed interface Content {
    /** Null: the cell is empty, blank, or the word {@code NULL} or {@code null}, as several exporters write it. */
    record Nothing() implements Content {}

    /** Not null, and no rule asks for more. */
    record Something() implements Content {}

    record Amount(Notation notation, int sign) implements Content {}

    record Text(String text) implements Content {}

    Content NOTHING = new Nothing();
    Content SOMETHING = new Something();

    /** How a number is written. */
    enum Notation {
        /** As the attribute Numeric Format wants it. */
        PROPER,
        /** A person reads a number there, but it is not written as the attribute wants it. */
        IMPROPER,
        NO_NUMBER
    }
}
