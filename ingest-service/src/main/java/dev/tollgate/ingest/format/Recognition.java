package dev.tollgate.ingest.format;

/** What a header turned out to be. */
public sealed interface Recognition {
    /** A bill that we can read. */
    record Recognised(BoundFormat format) implements Recognition {}

    /** @param explanation names columns, never the text of a cell */
    record Refused(FormatRefusal refusal, String explanation) implements Recognition {}
}
