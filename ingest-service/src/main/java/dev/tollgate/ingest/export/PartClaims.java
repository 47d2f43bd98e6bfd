package dev.tollgate.ingest.export;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: the parts of an export that is being read, as work of which any process may take a share. It is working state:
 * it goes away with the run's end. A claim is a lease, as a run's is.
 */
public interface PartClaims {
    /**
     * Lays a run's parts out. What was read already under the same plan stays read, so that a run that is taken up again
     * goes on where the last attempt ended; under another plan everything begins anew.
     *
     * @return false when the run is somebody else's by now
     */
    Uni<Boolean> layOut(RunClaims.Claim run, ReadingPlan plan);

    /** Takes the first part that nobody reads, of one run or of any; empty when there is none. */
    Uni<Optional<PartClaim>> take(Optional<UUID> run, UUID attempt, Instant now, Instant leaseUntil);

    /** Gives a part back unread. */
    Uni<Void> giveBack(PartClaim claim);

    /** @return false when the claim was lost meanwhile: then nothing is stored */
    Uni<Boolean> store(PartClaim claim, PartFiles.Read read);

    /** @return false when the claim was lost meanwhile: then nothing is stored */
    Uni<Boolean> refuse(PartClaim claim, FailureReason reason, String explanation);

    /** Empty when the run is somebody else's by now. */
    Uni<Optional<Progress>> progress(RunClaims.Claim run);

    Uni<PartReading> reading(UUID run, int ordinal);

    /**
     * @param ordinal the part's place in its plan, from 0
     * @param attempt this claim's own id; only its holder may store the part
     * @param attempts how often the part was taken, this time included
     * @param plan the digest of the plan; a part is read only by who sees the same files
     * @param bytesRead how many decompressed bytes the parts have that were read so far
     */
    record PartClaim(
            UUID runId,
            int ordinal,
            String name,
            UUID attempt,
            int attempts,
            Scope scope,
            String drop,
            String plan,
            long bytesRead) {}

    /**
     * How far a run is.
     *
     * @param refusal of the first part that cannot be counted, once every part before it is read: which of several it
     *     is must not depend on who reads faster
     */
    record Progress(int parts, int read, long bytesRead, Optional<Refusal> refusal) {
        boolean isDone() {
            return read == parts;
        }
    }

    record Refusal(FailureReason reason, String explanation) {}
}
