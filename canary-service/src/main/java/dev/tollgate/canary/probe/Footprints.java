package dev.tollgate.canary.probe;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What runs may have left at their targets and is not yet proven clean. */
public interface Footprints {
    /**
     * Notes it, and renews the run's lease.
     *
     * @return fails when the run is no longer running, because another replica has taken it over
     */
    Uni<Void> write(Footprint footprint, Instant leaseUntil);

    Uni<Void> erase(Footprint footprint);

    Uni<List<Footprint>> ofRun(UUID run);

    /** Of finished runs of a probe. */
    Uni<List<Footprint>> leftBehind(String probe);
}
