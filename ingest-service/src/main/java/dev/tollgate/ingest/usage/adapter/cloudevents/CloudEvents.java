package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.ingest.usage.EventBodies;

/** The way in for what reads bodies of usage events. */
public final class CloudEvents {
    private CloudEvents() {}

    /** Reads with the limits of {@code usage.md}: 10 MiB and 10,000 events a body, 16 KiB an event. Safe to share. */
    public static EventBodies bodies() {
        return new CloudEventBodies(Limits.PUBLISHED);
    }
}
