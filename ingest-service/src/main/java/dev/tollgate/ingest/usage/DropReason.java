package dev.tollgate.ingest.usage;

import java.util.Locale;

/** Why an event that was sent is in no total. Each is counted and logged as {@code billing_usage_event_drop} (G3). */
public enum DropReason {
    /** The body could not be read as events: broken JSON, bad UTF-8, cut off. */
    UNREADABLE_BODY,
    /** More bytes than a request may have. */
    BODY_TOO_LARGE,
    /** More events than a request may have. */
    TOO_MANY_EVENTS,
    /** The sender took longer than a body may take. */
    BODY_TOO_SLOW,
    /** The event has a mistake. */
    INVALID_EVENT,
    /** Its time is further back than the window. */
    TOO_OLD,
    /** Its time lies ahead of now. */
    IN_THE_FUTURE,
    /** Its identity is stored with other content; it is kept apart. */
    CONFLICT,
    /** Its tenant is over its rate. */
    TENANT_RATE,
    /** More events are in hand than we hold. */
    TOO_MUCH_IN_HAND,
    /** PostgreSQL did not confirm it; it may be stored all the same. */
    NOT_CONFIRMED;

    /** The spelling in logs and metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
