package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.CleanUpResult;
import dev.tollgate.canary.probe.ProbeOrder;
import dev.tollgate.canary.probe.ProbeResult;
import dev.tollgate.canary.probe.ProbeRun;
import dev.tollgate.canary.probe.ProbeRun.Ended;
import dev.tollgate.canary.probe.Reason;
import dev.tollgate.canary.probe.StepResult;
import dev.tollgate.canary.safety.Guard;
import dev.tollgate.canary.safety.GuardResult;
import dev.tollgate.canary.safety.Result;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(
        name = "ProbeRun",
        description =
                "A run of a probe. Everything from finishedAt on, but the amounts, is absent while it is RUNNING.")
record ProbeRunResponse(
        UUID id,
        @Schema(examples = "wallet-top-up") String probe,

        @Schema(description = "Against what it ran: mock or staging.", examples = "mock")
        String mode,

        @Schema(description = "The commit under test, where the request named one.")
        Optional<String> commit,

        Instant startedAt,
        Optional<Instant> finishedAt,
        @Schema(description = "RUNNING or FINISHED.") State state,

        @Schema(
                description =
                        "PASS; FAIL when the target misbehaved or a guard refused; UNPROVEN when it could not be found out.")
        Optional<Result> verdict,

        @Schema(description = "Why not PASS. The list is closed; take an unknown code for unproven.")
        Optional<Reason> reason,

        @Schema(description = "The verdict in words.") Optional<String> explanation,
        @Schema(description = "What the top-up pays.") Money amount,

        @Schema(
                description =
                        "The cap that bound the run, for each charge; absent when none was configured, and then nothing ran.")
        Optional<Money> maxAmount,

        @Schema(description = "Requests that left for the target, the question what it is included.")
        Optional<Integer> requestsSent,

        @Schema(description = "The target's address; not part of the digest.")
        Optional<String> target,

        @Schema(description = "What each guard found before the first step.")
        Optional<List<Guarded>> safety,

        @Schema(
                description =
                        "Every step in order; UNPROVEN with the detail 'not reached' when an earlier one did not hold.")
        Optional<List<Step>> steps,

        @Schema(description = "Whether it is proven that nothing was left behind.")
        Optional<CleanUp> cleanUp,

        @Schema(
                description =
                        "SHA-256 of the canonical record, the bytes of GET /v1/probe-runs/{id}/record. Times, durations and addresses are not in it, so that equal runs have equal digests.")
        Optional<Sha256> digest) {

    enum State {
        RUNNING,
        FINISHED
    }

    @RegisterForReflection
    @Schema(name = "GuardResult")
    record Guarded(Guard guard, Result result, String detail) {
        static Guarded of(GuardResult result) {
            return new Guarded(result.guard(), result.result(), result.detail());
        }
    }

    @RegisterForReflection
    @Schema(name = "StepResult")
    record Step(
            String name,
            Result result,

            @Schema(description = "How long its request took; 0 when it was not reached.")
            long durationMillis,

            String detail) {
        static Step of(StepResult result) {
            return new Step(result.name(), result.result(), result.durationMillis(), result.detail());
        }
    }

    @RegisterForReflection
    @Schema(name = "CleanUpResult")
    record CleanUp(Result result, String detail) {
        static CleanUp of(CleanUpResult result) {
            return new CleanUp(result.result(), result.detail());
        }
    }

    static ProbeRunResponse of(ProbeRun run) {
        ProbeOrder order = run.order();
        Optional<ProbeResult> result = run.ended().map(Ended::result);
        return new ProbeRunResponse(
                order.id(),
                order.probe().name(),
                order.mode().id(),
                order.commit(),
                order.startedAt(),
                result.map(ProbeResult::finishedAt),
                run.isFinished() ? State.FINISHED : State.RUNNING,
                result.map(ProbeResult::verdict),
                result.flatMap(ProbeResult::reason),
                result.map(ProbeResult::explanation),
                order.amount(),
                order.maxAmount(),
                result.map(ProbeResult::requestsSent),
                result.map(ProbeResult::target),
                result.map(r -> r.safety().stream().map(Guarded::of).toList()),
                result.map(r -> r.steps().stream().map(Step::of).toList()),
                result.map(r -> CleanUp.of(r.cleanUp())),
                run.ended().map(Ended::digest));
    }
}
