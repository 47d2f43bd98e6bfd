package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.UsageEvent;

/** An event that belongs to the backfill, and where it stands. */
public record ChosenEvent(EventPlace place, UsageEvent event) {}
