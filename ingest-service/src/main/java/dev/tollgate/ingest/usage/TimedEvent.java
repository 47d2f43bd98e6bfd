package dev.tollgate.ingest.usage;

/** An event that may be stored, and how it came. */
public record TimedEvent(UsageEvent event, Timing timing) {}
