package dev.tollgate.gateway.gate;

import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The probe runs that another service holds. Never fails: whatever goes wrong is a kind of {@link Sought}. */
public interface ProbeRuns {
    /** The newest of this commit and of an accepted mode. */
    Uni<Sought<SeenProbeRun>> newest(String probe, String commit, List<String> acceptedModes, Caller onBehalfOf);
}
