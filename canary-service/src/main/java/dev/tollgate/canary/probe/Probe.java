package dev.tollgate.canary.probe;

import java.util.List;
import java.util.Optional;

/** The definition of a probe: its flows in their order. A flow starts only when all before it held. */
public record Probe(String name, String purpose, List<Flow> flows) {
    public Probe {
        flows = List.copyOf(flows);
    }

    /** Every probe that is shipped. */
    public static List<Probe> shipped() {
        return List.of(WalletTopUp.PROBE);
    }

    public static Optional<Probe> named(String name) {
        return shipped().stream().filter(probe -> probe.name.equals(name)).findFirst();
    }
}
