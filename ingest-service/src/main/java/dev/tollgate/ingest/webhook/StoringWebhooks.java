package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.intake.GroupCommit;
import dev.tollgate.ingest.intake.NotConfirmed;
import dev.tollgate.ingest.webhook.Inbox.Judged;
import dev.tollgate.ingest.webhook.Inbox.Kept;
import dev.tollgate.ingest.webhook.Inbox.Untrusted;
import java.util.Collections;
import java.util.List;

/**
 * Stores deliveries that come at the same moment together. What is not believed has a line and a writer of its own, so
 * that no flood of forgeries makes a genuine delivery wait.
 */
public final class StoringWebhooks implements AutoCloseable {
    private static final String NAME = "webhook";

    private final GroupCommit<Judged, Kept> believed;
    private final GroupCommit<Untrusted, Boolean> apart;

    /** Starts the writers. */
    public StoringWebhooks(Inbox inbox, WebhookConfig config) {
        this.believed = new GroupCommit<>(NAME, inbox::keep, config.writers(), config.batch(), config.storeTime());
        this.apart = new GroupCommit<>(
                NAME + "-untrusted",
                all -> inbox.keepApart(all).replaceWith(() -> Collections.nCopies(all.size(), true)),
                1,
                config.batch(),
                config.storeTime());
    }

    /** Waits until it is durable. @throws NotConfirmed when nobody knows whether it is */
    public Kept keep(Judged judged) throws NotConfirmed, InterruptedException {
        return believed.store(List.of(judged)).getFirst();
    }

    /** Waits until it is durable. @throws NotConfirmed when nobody knows whether it is */
    public void keepApart(Untrusted untrusted) throws NotConfirmed, InterruptedException {
        apart.store(List.of(untrusted));
    }

    @Override
    public void close() {
        believed.close();
        apart.close();
    }
}
