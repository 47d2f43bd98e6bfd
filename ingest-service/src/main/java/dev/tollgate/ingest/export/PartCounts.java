package dev.tollgate.ingest.export;

/** How many parts of a run were counted, and how many had the content of one that was. */
public record PartCounts(int counted, int repeated) {}
