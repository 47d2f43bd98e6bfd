package dev.tollgate.ingest.conformance;

/**
 * A rule of the published model that is not judged, and why.
 *
 * @param reason {@code composite}, {@code optional}, {@code cannot-fail}, {@code covered-elsewhere}, {@code
 *     not-in-the-file} or {@code not-yet}
 */
public record NotCovered(String id, String reason, String explanation) {}
