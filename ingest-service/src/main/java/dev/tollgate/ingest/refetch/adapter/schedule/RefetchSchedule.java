package dev.tollgate.ingest.refetch.adapter.schedule;

import dev.tollgate.ingest.refetch.WorkingOff;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** The tick: also the first look after a start, at what an earlier process left behind. */
@ApplicationScoped
class RefetchSchedule {
    private final WorkingOff workingOff;

    RefetchSchedule(WorkingOff workingOff) {
        this.workingOff = workingOff;
    }

    @Scheduled(every = "${tollgate.webhook.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void workOff() {
        workingOff.workOff();
    }
}
