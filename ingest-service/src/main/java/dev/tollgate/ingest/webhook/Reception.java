package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.webhook.Inbox.Kept;
import java.time.Duration;

/** How a request at a provider's door ends. */
public sealed interface Reception {
    /** Believed, or waiting for it; stored. */
    record Acknowledged(Kept kept) implements Reception {}

    /** Not believed. @param status 401 or 403, as the policy says */
    record Refused(int status) implements Reception {}

    /** Nobody configured such a provider. */
    record NoSuchProvider() implements Reception {}

    /** Nothing is known of it, and it is to come again: it never came whole, or nobody could judge or store it. */
    record NotTaken(Cause cause, Duration retryAfter) implements Reception {}

    /** Why nothing is known. */
    enum Cause {
        TOO_LARGE,
        TOO_SLOW,
        CUT_OFF,
        TOO_MUCH_IN_HAND,
        SECRET_UNAVAILABLE,
        NOT_CONFIRMED
    }
}
