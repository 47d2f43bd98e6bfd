package dev.tollgate.canary.probe;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All runs. The database says who may run: at most one run of a probe is running over all replicas. */
public interface ProbeRuns {
    /**
     * Claims the probe for this run until the lease ends.
     *
     * @param idempotencyKey the caller's, if any, with a digest of what was asked for under it
     */
    Uni<Claim> claim(ProbeOrder order, Instant leaseUntil, Optional<RequestKey> idempotencyKey);

    /** Stores how a run ended, for ever; false when the run is no longer running, and then nothing is stored. */
    Uni<Boolean> finish(ProbeOrder order, ProbeResult result);

    /** Takes over one run whose lease has ended, so that no other replica does. */
    Uni<Optional<ProbeOrder>> adopt(Instant now, Instant leaseUntil);

    Uni<Optional<ProbeRun>> find(UUID id);

    /** Newest first. */
    Uni<List<ProbeRun>> newest(Filter filter, int limit);

    /**
     * Which runs; what is absent does not restrict.
     *
     * @param after only runs that come after this one, newest first
     */
    record Filter(Optional<String> probe, Optional<ProbeMode> mode, Optional<String> commit, Optional<UUID> after) {}

    /** @param requestDigest of everything that was asked for, so that another request under the same key is noticed */
    record RequestKey(String key, String requestDigest) {}

    /** What became of a claim. */
    sealed interface Claim {
        record Claimed() implements Claim {}

        /** Another run of the probe is running. */
        record Busy() implements Claim {}

        /** The same key asked for the same before. */
        record Repeated(ProbeRun run) implements Claim {}

        /** The same key asked for something else before. */
        record KeyReused() implements Claim {}
    }
}
