package dev.tollgate.ingest.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Waits for a run to come to its end, so that a pipeline needs no loop. */
@ApplicationScoped
public class AwaitingRun {
    /** Longer waits would meet the time limits of what stands between us and the caller. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final IngestRuns runs;

    AwaitingRun(IngestRuns runs) {
        this.runs = runs;
    }

    /** The run as soon as it has ended, or as it is when the wait is over; empty when there is no such run. */
    public Uni<Optional<RunReport>> await(UUID id, Duration wait) {
        return look(id, wait.dividedBy(PAUSE));
    }

    private Uni<Optional<RunReport>> look(UUID id, long looksLeft) {
        return runs.find(id).chain(found -> {
            boolean over = looksLeft <= 0
                    || found.isEmpty()
                    || found.get().run().state().isFinal();
            Uni<Optional<RunReport>> now = Uni.createFrom().item(found);
            return over ? now : now.onItem().delayIt().by(PAUSE).chain(_ -> look(id, looksLeft - 1));
        });
    }
}
