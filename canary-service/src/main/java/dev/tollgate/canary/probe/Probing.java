package dev.tollgate.canary.probe;

import dev.tollgate.canary.probe.ProbeRuns.Claim;
import dev.tollgate.canary.safety.AmountCap;
import dev.tollgate.canary.safety.Limits;
import dev.tollgate.canary.safety.SafetyConfig;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Starts a run: one of a probe at a time, over all replicas. The run itself goes on without the caller. */
@ApplicationScoped
public class Probing {
    private final ProbeRuns runs;
    private final CarryingOut carryingOut;
    private final Limits limits;
    private final ProbingConfig config;
    private final Identifiers identifiers;
    private final InstantSource clock;

    Probing(
            ProbeRuns runs,
            CarryingOut carryingOut,
            SafetyConfig safety,
            ProbingConfig config,
            Identifiers identifiers,
            InstantSource clock) {
        this.runs = runs;
        this.carryingOut = carryingOut;
        this.limits = Limits.of(safety);
        this.config = config;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * The run that now goes on, or the earlier one that the same idempotency key asked for.
     *
     * <p>Problems: 422 for mode staging and for a key that asked for something else before; 409 while another run of
     * the probe goes on.
     */
    public Uni<ProbeRun> start(Wanted wanted) {
        if (wanted.mode() == ProbeMode.STAGING) {
            return Uni.createFrom()
                    .failure(new ProblemException(
                            new Problem.Unprocessable("staging probes are not part of this version", List.of())));
        }
        ProbeOrder order = order(wanted);
        return runs.claim(order, carryingOut.leaseFrom(order.startedAt()), wanted.requestKey())
                .map(claim -> started(claim, order));
    }

    private ProbeOrder order(Wanted wanted) {
        return new ProbeOrder(
                identifiers.next(),
                wanted.probe(),
                wanted.mode(),
                wanted.commit(),
                wanted.amount().orElseGet(config::amount),
                AmountCap.binding(limits.cap(), wanted.maxAmount()),
                wanted.maxAmount(),
                clock.instant());
    }

    private ProbeRun started(Claim claim, ProbeOrder order) {
        return switch (claim) {
            case Claim.Claimed _ -> {
                carryingOut.carryOut(order);
                yield new ProbeRun(order, Optional.empty());
            }
            case Claim.Repeated repeated -> repeated.run();
            case Claim.Busy _ ->
                throw new ProblemException(new Problem.Conflict(
                        "A run of " + order.probe().name() + " is going on; there is one at a time."));
            case Claim.KeyReused _ ->
                throw new ProblemException(new Problem.Unprocessable(
                        "The Idempotency-Key was used for another request before.", List.of()));
        };
    }
}
