package dev.tollgate.ingest.webhook.adapter.schedule;

import dev.tollgate.ingest.webhook.CountingNotTaken;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells the store what was not taken, as soon as it can be told. */
@ApplicationScoped
class NotTakenSchedule {
    private static final Logger LOG = Logger.getLogger(NotTakenSchedule.class);

    private final CountingNotTaken counting;

    NotTakenSchedule(CountingNotTaken counting) {
        this.counting = counting;
    }

    @Scheduled(every = "${tollgate.webhook.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tell() {
        try {
            counting.tell();
        } catch (RuntimeException storeIsAway) {
            // What needs the store says so; once a second more would say nothing new.
            LOG.debug("it could not be told how many webhooks were not taken", storeIsAway);
        }
    }
}
