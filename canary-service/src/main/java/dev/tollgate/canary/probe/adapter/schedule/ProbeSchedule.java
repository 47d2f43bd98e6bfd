package dev.tollgate.canary.probe.adapter.schedule;

import dev.tollgate.canary.probe.Probing;
import dev.tollgate.canary.probe.Recovering;
import dev.tollgate.canary.probe.Wanted;
import dev.tollgate.kernel.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Off by default. A run that somebody else has going is not disturbed: the next tick comes. */
@ApplicationScoped
final class ProbeSchedule {
    private final Probing probing;
    private final Recovering recovering;

    ProbeSchedule(Probing probing, Recovering recovering) {
        this.probing = probing;
        this.recovering = recovering;
    }

    @Scheduled(every = "${tollgate.canary.every:off}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> probe() {
        return probing.start(Wanted.bySchedule())
                .replaceWithVoid()
                .onFailure(ProblemException.class)
                .recoverWithNull();
    }

    @Scheduled(every = "${tollgate.canary.recover-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void recover() {
        recovering.recover();
    }
}
