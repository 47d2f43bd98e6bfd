package dev.tollgate.gateway.route;

import dev.tollgate.kernel.Network;
import java.time.Duration;
import java.util.Optional;

/** Port: how much each sender may send whom nobody knows. */
public interface SenderRates {
    /**
     * Takes one request of this sender.
     *
     * @return empty when he may; else how long he must wait, and nothing is taken
     */
    Optional<Duration> take(Network sender);
}
