package dev.tollgate.canary.probe;

import java.util.List;

/**
 * A part of a probe with a wallet of its own.
 *
 * @param method the test card that it pays with
 */
public record Flow(String name, String method, List<Step> steps) {
    public Flow {
        steps = List.copyOf(steps);
    }
}
