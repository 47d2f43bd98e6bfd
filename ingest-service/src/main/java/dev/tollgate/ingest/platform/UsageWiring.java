package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.intake.GroupCommit;
import dev.tollgate.ingest.intake.InHand;
import dev.tollgate.ingest.usage.AcceptingUsage;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.ingest.usage.Outcome;
import dev.tollgate.ingest.usage.ReceivingUsage;
import dev.tollgate.ingest.usage.TenantRates;
import dev.tollgate.ingest.usage.TimedEvent;
import dev.tollgate.ingest.usage.UsageConfig;
import dev.tollgate.ingest.usage.UsageCounts;
import dev.tollgate.ingest.usage.UsageEvents;
import dev.tollgate.ingest.usage.adapter.cloudevents.CloudEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the taking of usage together. */
@ApplicationScoped
class UsageWiring {
    @Produces
    @Singleton
    EventBodies eventBodies() {
        return CloudEvents.bodies();
    }

    @Produces
    @Singleton
    InHand inHand(UsageConfig config) {
        return new InHand(config.maxInHand());
    }

    @Produces
    @Singleton
    GroupCommit<TimedEvent, Outcome> storing(UsageEvents events, UsageConfig config) {
        return new GroupCommit<>("usage", events::store, config.writers(), config.batch(), config.storeTime());
    }

    void stop(@Disposes GroupCommit<TimedEvent, Outcome> storing) {
        storing.close();
    }

    @Produces
    @Singleton
    ReceivingUsage receiving(
            EventBodies bodies,
            GroupCommit<TimedEvent, Outcome> storing,
            UsageEvents events,
            TenantRates rates,
            InHand inHand,
            UsageCounts counts,
            InstantSource clock,
            UsageConfig config) {
        AcceptingUsage accepting = new AcceptingUsage(storing, events, rates, clock, config);
        return new ReceivingUsage(bodies, accepting, inHand, counts, clock, config.bodyTime());
    }
}
