package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.refetch.ProviderObjects;
import dev.tollgate.ingest.refetch.WaitingWebhooks;
import dev.tollgate.ingest.refetch.WorkingOff;
import dev.tollgate.ingest.refetch.adapter.payments.ProviderApis;
import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.adapter.time.Machine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the working off of waiting webhooks together. */
@ApplicationScoped
class RefetchWiring {
    @Produces
    @Singleton
    ProviderObjects objects(
            WebhookConfig config,
            OutboundConfig outbound,
            Secrets secrets,
            InstantSource clock,
            Identifiers identifiers) {
        Machine machine = new Machine(clock, identifiers);
        return ProviderApis.asking(
                config, outbound, own -> HttpOutbound.calling(AllowedHosts.of(own), own, machine), secrets, clock);
    }

    @Produces
    @Singleton
    WorkingOff workingOff(
            TrustPolicies policies,
            WaitingWebhooks waiting,
            ProviderObjects objects,
            InstantSource clock,
            Identifiers identifiers,
            WebhookConfig config) {
        return new WorkingOff(policies, waiting, objects, clock, identifiers, config);
    }

    void stop(@Disposes WorkingOff workingOff) {
        workingOff.close();
    }
}
