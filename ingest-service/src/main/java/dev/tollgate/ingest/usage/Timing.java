package dev.tollgate.ingest.usage;

import java.util.Optional;

/** How an event came in relation to the hour in which it counts. */
public enum Timing {
    /** Before its hour was over, or soon after. */
    ON_TIME("on-time"),
    /** Later: its hour's aggregate may have been read already, and changes with a trace. */
    LATE("late"),
    /** By a backfill, however late. */
    BACKFILL("backfill");

    private final String id;

    Timing(String id) {
        this.id = id;
    }

    /** The spelling in JSON and in tables. */
    public String id() {
        return id;
    }

    public static Optional<Timing> of(String id) {
        for (Timing timing : values()) {
            if (timing.id().equals(id)) {
                return Optional.of(timing);
            }
        }
        return Optional.empty();
    }
}
