package dev.tollgate.ingest.export;

/**
 * Where a total came from.
 *
 * @param format the id of the bills' format
 * @param source the bills' columns, in the words of the format's mapping table at the time at which they were summed
 */
public record Origin(String format, String source) {}
