package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.Limits;
import dev.tollgate.canary.safety.SafetyConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Carries claimed runs out, each on a virtual thread of its own, since a run waits for its target most of the time. */
@ApplicationScoped
public class CarryingOut {
    private static final Logger LOG = Logger.getLogger(CarryingOut.class);
    private static final int LEASE_IN_TIMEOUTS = 12;
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(10);

    private final ProbeRuns runs;
    private final Footprints footprints;
    private final Targets targets;
    private final Limits limits;
    private final Duration lease;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    CarryingOut(
            ProbeRuns runs,
            Footprints footprints,
            Targets targets,
            SafetyConfig safety,
            ProbingConfig config,
            InstantSource clock) {
        this.runs = runs;
        this.footprints = footprints;
        this.targets = targets;
        this.limits = Limits.of(safety);
        this.lease = config.requestTimeout().multipliedBy(LEASE_IN_TIMEOUTS);
        this.clock = clock;
    }

    /** Returns at once. What goes wrong beyond the run's own verdict is in the log, and ends with the run's lease. */
    void carryOut(ProbeOrder order) {
        threads.execute(() -> finish(order, false));
    }

    /** Ends one interrupted run after the other; for a thread that may block. */
    void carryOutInterrupted() {
        threads.execute(() -> {
            try {
                var adopted = adopt();
                while (adopted.isPresent()) {
                    finish(adopted.get(), true);
                    adopted = adopt();
                }
            } catch (RuntimeException e) {
                LOG.error("interrupted runs could not be looked for", e);
            }
        });
    }

    Instant leaseFrom(Instant now) {
        return now.plus(lease);
    }

    /** While sandbox and database are still there: a run cut off by our own restart would look like a failing target. */
    void letRunsEnd(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(DATABASE_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("a run was still going on; it is ended as interrupted at the next start");
        }
    }

    private Optional<ProbeOrder> adopt() {
        Instant now = clock.instant();
        return runs.adopt(now, leaseFrom(now)).await().atMost(DATABASE_PATIENCE);
    }

    private void finish(ProbeOrder order, boolean interrupted) {
        try (Target target = targets.mock()) {
            ProbeWalk walk = new ProbeWalk(order, target, limits, journal(), clock);
            ProbeResult result = interrupted
                    ? walk.endInterrupted(footprints.ofRun(order.id()).await().atMost(DATABASE_PATIENCE))
                    : walk.walk(leftBehind(order));
            if (!runs.finish(order, result).await().atMost(DATABASE_PATIENCE)) {
                LOG.warnf("run %s was ended by another replica; what came of it here is not kept", order.id());
            }
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "run %s could not be carried out; it is ended as interrupted when its lease ends", order.id());
        }
    }

    private List<Footprint> leftBehind(ProbeOrder order) {
        return footprints.leftBehind(order.probe().name()).await().atMost(DATABASE_PATIENCE);
    }

    private Journal journal() {
        return new Journal() {
            @Override
            public void write(Footprint footprint) {
                footprints.write(footprint, leaseFrom(clock.instant())).await().atMost(DATABASE_PATIENCE);
            }

            @Override
            public void erase(Footprint footprint) {
                footprints.erase(footprint).await().atMost(DATABASE_PATIENCE);
            }
        };
    }
}
