package dev.tollgate.canary.safety;

import dev.tollgate.kernel.Money;
import java.util.Optional;
import java.util.Set;

/**
 * The limits that a deployment sets and no request can widen.
 *
 * @param cap the most that one charge may move; without one nothing runs
 * @param allowedHosts lower case
 */
public record Limits(Optional<Money> cap, Set<String> allowedHosts) {
    public Limits {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    public static Limits of(SafetyConfig config) {
        return new Limits(config.maxAmount(), config.allowedHosts());
    }
}
