package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be run.
 *
 * @param maxAmount the cap that binds it, for each charge; absent when none is configured, and then it does not run
 * @param wantedCap the cap that the request asked for, which may only have lowered the configured one
 */
public record ProbeOrder(
        UUID id,
        Probe probe,
        ProbeMode mode,
        Optional<String> commit,
        Money amount,
        Optional<Money> maxAmount,
        Optional<Money> wantedCap,
        Instant startedAt) {}
