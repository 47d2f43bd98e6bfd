package dev.tollgate.ingest.export;

import dev.tollgate.ingest.credential.IngestMode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Port: who works on which run. A claim is a lease, so that the run of a process that died is taken up by another. */
public interface RunClaims {
    /** Takes the oldest run that waits, or whose lease is over; empty when there is none. */
    Uni<Optional<Claim>> take(UUID attempt, Instant now, Instant leaseUntil);

    /** @param attempts of runs and of parts */
    Uni<Void> renew(Set<UUID> attempts, Instant leaseUntil);

    /**
     * Stores everything that a run found, and the run's end, in one transaction.
     *
     * @param freshExport the id that the export gets if its set of parts is not known yet
     * @param freshStatement likewise
     * @return false when the claim was lost meanwhile: then nothing is stored
     */
    Uni<Boolean> complete(Claim claim, CountedExport counted, UUID freshExport, UUID freshStatement, Instant now);

    /** @return false when the claim was lost meanwhile: then nothing is stored */
    Uni<Boolean> fail(Claim claim, FailureReason reason, String explanation, Instant now);

    /**
     * @param attempt this claim's own id; only its holder may end the run
     * @param attempts how often the run was taken up, this time included
     */
    record Claim(
            UUID runId,
            UUID attempt,
            int attempts,
            Scope scope,
            IngestMode mode,
            String drop,
            Set<Acceptance> accepted) {
        public Claim {
            accepted = Set.copyOf(accepted);
        }
    }
}
