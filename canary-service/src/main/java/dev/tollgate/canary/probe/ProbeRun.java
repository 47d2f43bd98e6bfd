package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Sha256;
import java.util.Optional;

/** A run: what was ordered, and how it ended, once it has. */
public record ProbeRun(ProbeOrder order, Optional<Ended> ended) {
    /**
     * The end of a run, with the digests under which it is kept.
     *
     * @param digest of the canonical record, which holds nothing that differs between equal runs
     * @param runDigest of the run record beside it: times, durations, target
     */
    public record Ended(ProbeResult result, String record, Sha256 digest, Sha256 runDigest) {}

    public boolean isFinished() {
        return ended.isPresent();
    }
}
