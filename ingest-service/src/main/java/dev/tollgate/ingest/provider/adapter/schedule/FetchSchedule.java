package dev.tollgate.ingest.provider.adapter.schedule;

import dev.tollgate.ingest.provider.SchedulingFetches;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** The tick. */
@ApplicationScoped
class FetchSchedule {
    private final SchedulingFetches scheduling;

    FetchSchedule(SchedulingFetches scheduling) {
        this.scheduling = scheduling;
    }

    @Scheduled(every = "${tollgate.fetch.tick:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void fetchWhatIsDue() {
        scheduling.fetchWhatIsDue();
    }
}
