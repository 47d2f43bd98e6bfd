package dev.tollgate.ingest.export.adapter.schedule;

import dev.tollgate.ingest.export.TakingUpRuns;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** The tick: also the first look after a start, at what an earlier process left behind. */
@ApplicationScoped
class RunSchedule {
    private final TakingUpRuns takingUp;

    RunSchedule(TakingUpRuns takingUp) {
        this.takingUp = takingUp;
    }

    @Scheduled(every = "${tollgate.ingest.tick:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void takeUp() {
        takingUp.takeUp();
    }

    @Scheduled(every = "${tollgate.ingest.tick:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keepLeases() {
        takingUp.keepLeases();
    }
}
