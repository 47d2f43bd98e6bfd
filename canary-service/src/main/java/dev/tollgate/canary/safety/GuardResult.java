package dev.tollgate.canary.safety;

import java.util.Optional;

/**
 * What one guard found.
 *
 * @param refusal present exactly when the result is {@link Result#FAIL} by the guard's own rule
 * @param detail for people; holds no address and no id, so that the same inputs give the same text
 */
public record GuardResult(Guard guard, Result result, String detail, Optional<Refusal> refusal) {
    static GuardResult pass(Guard guard, String detail) {
        return new GuardResult(guard, Result.PASS, detail, Optional.empty());
    }

    static GuardResult refused(Guard guard, Refusal refusal, String detail) {
        return new GuardResult(guard, Result.FAIL, detail, Optional.of(refusal));
    }

    public static GuardResult unproven(Guard guard, String detail) {
        return new GuardResult(guard, Result.UNPROVEN, detail, Optional.empty());
    }

    public boolean passed() {
        return result == Result.PASS;
    }
}
