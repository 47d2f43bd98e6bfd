package dev.tollgate.ingest.provider;

import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/** Port: the live runs of each provider that say how its connection stands. */
public interface LiveRuns {
    /** Providers without a live run are not in it. */
    Uni<Map<ProviderId, Standing>> newest();

    /**
     * @param newest the newest of all, which may be under way
     * @param ended the newest that has ended
     * @param completed the newest that brought a month in
     */
    record Standing(LiveRun newest, Optional<LiveRun> ended, Optional<LiveRun> completed) {}
}
