package dev.tollgate.ingest.webhook;

import java.time.Duration;
import java.time.InstantSource;

/** Forgets what was not believed when it is old enough. What was believed is never forgotten. */
public final class ForgettingWebhooks {
    /** A window is looked at whole. */
    private static final Duration COUNTS_KEPT = HealthWindow.LONGEST.plusDays(1);

    /** So that one turn ends; what is left has its turn later. */
    private static final int MOST_ROUNDS = 100;

    private final Inbox inbox;
    private final InstantSource clock;
    private final WebhookConfig config;

    public ForgettingWebhooks(Inbox inbox, InstantSource clock, WebhookConfig config) {
        this.inbox = inbox;
        this.clock = clock;
        this.config = config;
    }

    /** Blocks: call it from a virtual thread. */
    public void forget() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long gone = inbox.forget(
                            clock.instant().minus(config.untrustedAge()),
                            clock.instant().minus(COUNTS_KEPT))
                    .await()
                    .atMost(config.storeTime());
            if (gone == 0) {
                return;
            }
        }
    }
}
