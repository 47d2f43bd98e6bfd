package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.GuardResult;
import dev.tollgate.canary.safety.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param reason present unless the verdict is PASS
 * @param requestsSent how many requests left for the target, the question what it is included
 * @param target the address of the target; part of the run record only
 */
public record ProbeResult(
        Instant finishedAt,
        Result verdict,
        Optional<Reason> reason,
        String explanation,
        int requestsSent,
        String target,
        List<GuardResult> safety,
        List<StepResult> steps,
        CleanUpResult cleanUp) {
    public ProbeResult {
        safety = List.copyOf(safety);
        steps = List.copyOf(steps);
        if (reason.isEmpty() != (verdict == Result.PASS)) {
            throw new IllegalArgumentException("a run has a reason exactly when it did not pass");
        }
    }
}
