package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.credential.ReferencedSecrets;
import dev.tollgate.ingest.trust.CheckingReferences;
import dev.tollgate.ingest.trust.Judge;
import dev.tollgate.ingest.trust.Judging;
import dev.tollgate.ingest.trust.KeptSecrets;
import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.WebhookBodies;
import dev.tollgate.ingest.trust.adapter.json.JsonBodies;
import dev.tollgate.ingest.trust.adapter.policy.PolicyFiles;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.adapter.time.Machine;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import java.util.List;

/** Puts the judging of webhooks together. */
@ApplicationScoped
class WebhookWiring {
    /** A start that is refused is refused before anything is done; Quarkus' scheduler begins at {@code PLATFORM_BEFORE}. */
    static final int BEFORE_SCHEDULES = Interceptor.Priority.PLATFORM_BEFORE - 1;

    /** A policy that cannot be followed, or has a reference that leads nowhere, stops the start. */
    void check(
            @Observes @Priority(BEFORE_SCHEDULES) StartupEvent event,
            TrustPolicies policies,
            ReferencedSecrets secrets) {
        policies.all().forEach(policy -> CheckingReferences.require(policy, secrets));
    }

    @Produces
    @Singleton
    TrustPolicies policies(WebhookConfig config) {
        return PolicyFiles.inForce(config.providers().orElse(List.of()), config.policies());
    }

    @Produces
    @Singleton
    ReferencedSecrets referenced(LiveSettings settings, InstantSource clock, Identifiers identifiers) {
        return SecretBackends.resolving(
                settings.credential(),
                settings.outbound(),
                new Machine(clock, identifiers),
                settings.profile(),
                LiveParts::variable);
    }

    @Produces
    @Singleton
    Secrets secrets(ReferencedSecrets referenced, WebhookConfig config, InstantSource clock) {
        return new KeptSecrets(referenced, config.secretLife(), clock);
    }

    @Produces
    @Singleton
    WebhookBodies bodies() {
        return JsonBodies.bounded();
    }

    @Produces
    @Singleton
    Judge judge(Secrets secrets, WebhookBodies bodies) {
        return new Judging(secrets, bodies);
    }
}
