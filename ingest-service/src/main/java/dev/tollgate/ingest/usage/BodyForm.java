package dev.tollgate.ingest.usage;

/** How a request carries its events. */
public enum BodyForm {
    /** One JSON event: CloudEvents' structured mode. */
    STRUCTURED,
    /** One event whose attributes are headers and whose body is its data: CloudEvents' binary mode. */
    BINARY,
    /** A JSON array of events: CloudEvents' batched mode. */
    BATCHED,
    /** One JSON event a line. */
    LINES
}
