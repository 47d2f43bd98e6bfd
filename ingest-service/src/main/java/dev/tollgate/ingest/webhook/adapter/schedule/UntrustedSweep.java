package dev.tollgate.ingest.webhook.adapter.schedule;

import dev.tollgate.ingest.webhook.ForgettingWebhooks;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what was not believed; two replicas at once pass each other by. */
@ApplicationScoped
class UntrustedSweep {
    private final ForgettingWebhooks forgetting;

    UntrustedSweep(ForgettingWebhooks forgetting) {
        this.forgetting = forgetting;
    }

    @Scheduled(every = "${tollgate.webhook.sweep:10m}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        forgetting.forget();
    }
}
