package dev.tollgate.ingest.usage;

import dev.tollgate.ingest.intake.NotConfirmed;

/** What operators see of it: numbers and one log line for each drop, never a payload. */
public interface UsageCounts {
    void accepted(long events);

    void duplicate(long events);

    /**
     * Counts and logs {@code billing_usage_event_drop}.
     *
     * @param events how many; of a body that was refused before its end, those that were seen
     * @param sender who sent them, as the caller's token says
     */
    void dropped(DropReason reason, long events, String sender);

    /** Logs why the store did not confirm, for operators. */
    void notConfirmed(NotConfirmed why);
}
