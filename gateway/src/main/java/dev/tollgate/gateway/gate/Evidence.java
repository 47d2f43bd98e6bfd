package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.confidence.Reports.ReceivedModule;
import dev.tollgate.gateway.confidence.Reports.ReceivedSuite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is known about a release in the moment of the decision.
 *
 * @param suites newest first
 * @param modules newest first
 * @param reconciliation absent where the tier asks for none
 * @param probes by name, those that the tier asks for
 */
public record Evidence(
        List<ReceivedSuite> suites,
        List<ReceivedModule> modules,
        Optional<Sought<SeenReconciliation>> reconciliation,
        Map<String, Sought<SeenProbeRun>> probes) {
    /** What other services said, to be kept. */
    Stream<String> artefacts() {
        return Stream.concat(
                        reconciliation.stream().flatMap(sought -> sought.artefact().stream()),
                        probes.values().stream().flatMap(sought -> sought.artefact().stream()))
                .distinct();
    }
}
