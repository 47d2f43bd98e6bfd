package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.ReadEvent;

/** An event of a file, as far as it could be read, and where it stands. */
public record PlacedEvent(EventPlace place, ReadEvent event) {}
