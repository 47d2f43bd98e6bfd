package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.Judgement;
import dev.tollgate.ingest.webhook.Inbox.Kept;

/** Port: what operators see of webhooks. Providers are those that have a policy, so their number is bounded. */
public interface WebhookCounts {
    void acknowledged(String provider, Kept kept);

    /** Not believed; each check that failed is told. */
    void refused(String provider, Judgement judgement);

    /** Not believed, and not kept either: its sender is refused all the same. */
    void notKeptApart(String provider, Throwable why);

    /** @param why for the log; holds no secret */
    void notTaken(String provider, Reception.Cause cause, Throwable why);
}
