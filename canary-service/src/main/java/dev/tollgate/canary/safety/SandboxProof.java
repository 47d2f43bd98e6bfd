package dev.tollgate.canary.safety;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a target is a sandbox (E1): the key's prefix, the host and the target's own statement must all say so. */
public final class SandboxProof {
    private SandboxProof() {}

    /** What can be known without sending anything; absent when nothing speaks against asking the target itself. */
    public static Optional<GuardResult> refusedBeforeAsking(String host, KeyKind key, Set<String> allowedHosts) {
        return switch (key) {
            case LIVE -> refused(Refusal.KEY_NOT_SANDBOX, "the key's prefix is that of a live key");
            case UNKNOWN -> refused(Refusal.KEY_NOT_SANDBOX, "the key's prefix does not say sandbox");
            case SANDBOX ->
                allowedHosts.contains(host.toLowerCase(Locale.ROOT))
                        ? Optional.empty()
                        : refused(Refusal.HOST_NOT_ALLOWED, "the target's host is not on the list of allowed hosts");
        };
    }

    /** The whole judgement, once the target has been asked what it is. */
    public static GuardResult judge(boolean targetStatesSandbox) {
        return targetStatesSandbox
                ? GuardResult.pass(
                        Guard.SANDBOX_PROOF, "the target states that it is a sandbox, and the host is allowed")
                : GuardResult.refused(
                        Guard.SANDBOX_PROOF, Refusal.NOT_A_SANDBOX, "the target does not state that it is a sandbox");
    }

    private static Optional<GuardResult> refused(Refusal refusal, String detail) {
        return Optional.of(GuardResult.refused(Guard.SANDBOX_PROOF, refusal, detail));
    }
}
