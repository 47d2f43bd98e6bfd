package dev.tollgate.gateway.gate;

import java.time.Instant;
import java.util.Optional;

/** What a gate needs of a probe run. */
public record SeenProbeRun(
        String mode, Instant startedAt, Outcome outcome, Optional<String> reason, String explanation) {
    /** The closed choice of outcomes; any other word is not understood. */
    public enum Outcome {
        RUNNING,
        PASS,
        FAIL,
        UNPROVEN
    }
}
