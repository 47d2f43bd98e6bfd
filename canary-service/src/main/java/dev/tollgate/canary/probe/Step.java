package dev.tollgate.canary.probe;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One step of a flow: what is sent, and what must hold of the answer.
 *
 * @param name stable; part of the record of every run
 * @param sends in words, for people who read the definition
 * @param mustHold in words
 * @param leaves what it may leave behind, which is written down before it is sent
 */
public record Step(
        String name,
        String sends,
        String mustHold,
        Leaves leaves,
        Function<Footprint, Request> request,
        BiFunction<Footprint, Answer, Finding> judge) {
    /** What the target may have after a step that it did not have before. */
    public enum Leaves {
        NOTHING,
        A_WALLET,
        A_TOP_UP
    }
}
