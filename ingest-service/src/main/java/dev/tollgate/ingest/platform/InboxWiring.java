package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.trust.Judge;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.WebhookBodies;
import dev.tollgate.ingest.webhook.CountingNotTaken;
import dev.tollgate.ingest.webhook.ForgettingWebhooks;
import dev.tollgate.ingest.webhook.Inbox;
import dev.tollgate.ingest.webhook.MemoryInHand;
import dev.tollgate.ingest.webhook.NotTakenTally;
import dev.tollgate.ingest.webhook.ReadingHealth;
import dev.tollgate.ingest.webhook.ReceivingWebhooks;
import dev.tollgate.ingest.webhook.StoringWebhooks;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.ingest.webhook.WebhookCounts;
import dev.tollgate.ingest.webhook.Webhooks;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the taking of webhooks together. */
@ApplicationScoped
class InboxWiring {
    /** Bounds that no body fits in are found at the start, not by the first one. */
    void check(@Observes @Priority(WebhookWiring.BEFORE_SCHEDULES) StartupEvent event, WebhookConfig config) {
        MemoryInHand.of(config);
    }

    @Produces
    @Singleton
    StoringWebhooks storing(Inbox inbox, WebhookConfig config) {
        return new StoringWebhooks(inbox, config);
    }

    void stop(@Disposes StoringWebhooks storing) {
        storing.close();
    }

    @Produces
    @Singleton
    ReceivingWebhooks receiving(
            TrustPolicies policies,
            Judge judge,
            WebhookBodies bodies,
            StoringWebhooks storing,
            WebhookCounts counts,
            CountingNotTaken notTaken,
            InstantSource clock,
            WebhookConfig config) {
        return new ReceivingWebhooks(policies, judge, bodies, storing, counts, notTaken, clock, config);
    }

    @Produces
    @Singleton
    CountingNotTaken notTaken(NotTakenTally tally, InstantSource clock, WebhookConfig config) {
        return new CountingNotTaken(tally, clock, config.storeTime());
    }

    @Produces
    @Singleton
    ForgettingWebhooks forgetting(Inbox inbox, InstantSource clock, WebhookConfig config) {
        return new ForgettingWebhooks(inbox, clock, config);
    }

    @Produces
    @Singleton
    ReadingHealth health(Webhooks webhooks, TrustPolicies policies, InstantSource clock) {
        return new ReadingHealth(webhooks, policies, clock);
    }
}
