package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.AmountCap;
import dev.tollgate.canary.safety.Guard;
import dev.tollgate.canary.safety.GuardResult;
import dev.tollgate.canary.safety.Limits;
import dev.tollgate.canary.safety.Result;
import dev.tollgate.canary.safety.SandboxProof;
import java.util.List;
import java.util.Optional;

/** Asks every guard, first those that need no request. Only when these let it through is the target asked what it is. */
final class Guarding {
    private final Sender sender;
    private final Target target;
    private final Limits limits;

    Guarding(Sender sender, Target target, Limits limits) {
        this.sender = sender;
        this.target = target;
        this.limits = limits;
    }

    /**
     * What the guards said.
     *
     * @param instance which sandbox process it is, where its statement says so
     */
    record Asked(List<GuardResult> results, Optional<Reason> reason, Optional<String> instance) {
        String explanation() {
            return results.stream()
                    .filter(result -> !result.passed())
                    .map(GuardResult::detail)
                    .findFirst()
                    .orElse("every guard held");
        }
    }

    Asked ask(ProbeOrder order) {
        GuardResult amount = AmountCap.judge(order.amount(), limits.cap(), order.wantedCap());
        Optional<GuardResult> refused =
                SandboxProof.refusedBeforeAsking(target.host(), target.keyKind(), limits.allowedHosts());
        if (amount.refusal().isPresent() || refused.isPresent()) {
            GuardResult proof = refused.orElseGet(() -> GuardResult.unproven(
                    Guard.SANDBOX_PROOF, "the target was not asked, because another guard refused"));
            return new Asked(List.of(amount, proof), firstRefusal(amount, proof), Optional.empty());
        }
        return askTarget(amount);
    }

    private Asked askTarget(GuardResult amount) {
        try {
            Answer statement = sender.send(Request.openly("/sandbox"));
            boolean sandbox = statement.status() == 200
                    && Boolean.TRUE.equals(statement.flags().get("sandbox"));
            GuardResult proof = SandboxProof.judge(sandbox);
            return new Asked(List.of(amount, proof), firstRefusal(amount, proof), statement.text("instance"));
        } catch (NoAnswer e) {
            GuardResult proof = e.reason().verdict() == Result.FAIL
                    ? SandboxProof.judge(false)
                    : GuardResult.unproven(Guard.SANDBOX_PROOF, e.reason().meaning());
            return new Asked(List.of(amount, proof), Optional.of(e.reason()), Optional.empty());
        }
    }

    private static Optional<Reason> firstRefusal(GuardResult amount, GuardResult proof) {
        return amount.refusal().or(proof::refusal).map(Reason::of);
    }
}
