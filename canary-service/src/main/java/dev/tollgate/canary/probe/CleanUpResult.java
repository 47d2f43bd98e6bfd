package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.Result;

/**
 * Whether it is proven that a run left nothing behind.
 *
 * @param result PASS when proven, UNPROVEN when not
 */
public record CleanUpResult(Result result, String detail) {
    boolean proven() {
        return result == Result.PASS;
    }
}
