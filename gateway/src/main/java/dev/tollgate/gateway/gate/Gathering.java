package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.confidence.Reports;
import dev.tollgate.gateway.confidence.Reports.ReceivedModule;
import dev.tollgate.gateway.confidence.Reports.ReceivedSuite;
import dev.tollgate.gateway.gate.Policy.SuiteRule;
import dev.tollgate.gateway.release.Release;
import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pulls, in the moment of the decision, everything that a tier asks for; what is not asked for is not looked at. */
@ApplicationScoped
public class Gathering {
    private final Reports reports;
    private final Reconciliations reconciliations;
    private final ProbeRuns probeRuns;

    Gathering(Reports reports, Reconciliations reconciliations, ProbeRuns probeRuns) {
        this.reports = reports;
        this.reconciliations = reconciliations;
        this.probeRuns = probeRuns;
    }

    public Uni<Evidence> gather(Release release, Policy policy, String tierName, Caller asker) {
        Policy.Tier tier = Optional.ofNullable(policy.tiers().get(tierName)).orElseThrow();
        return Uni.combine()
                .all()
                .unis(
                        suites(release, tier),
                        modules(release, policy, tier),
                        reconciliation(release, policy, tier, asker),
                        probes(release, policy, tier, asker))
                .with(Evidence::new);
    }

    private Uni<List<ReceivedSuite>> suites(Release release, Policy.Tier tier) {
        return reports.suites(
                release.id(), tier.suites().stream().map(SuiteRule::name).toList());
    }

    private Uni<List<ReceivedModule>> modules(Release release, Policy policy, Policy.Tier tier) {
        List<String> suffixes = policy.modules().entrySet().stream()
                .filter(entry -> tier.coverage().contains(entry.getKey()))
                .map(entry -> entry.getValue().path())
                .toList();
        return reports.modules(release.id(), suffixes);
    }

    private Uni<Optional<Sought<SeenReconciliation>>> reconciliation(
            Release release, Policy policy, Policy.Tier tier, Caller asker) {
        return tier.reconciliation().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : reconciliations
                        .newest(release.billingPeriod(), policy.acceptedModes().reconciliation(), asker)
                        .map(Optional::of);
    }

    private Uni<Map<String, Sought<SeenProbeRun>>> probes(
            Release release, Policy policy, Policy.Tier tier, Caller asker) {
        Uni<Map<String, Sought<SeenProbeRun>>> all = Uni.createFrom().item(Map.of());
        for (String probe : tier.probes()) {
            all = all.chain(known -> probeRuns
                    .newest(probe, release.commit(), policy.acceptedModes().probe(), asker)
                    .map(sought -> with(known, probe, sought)));
        }
        return all;
    }

    private static Map<String, Sought<SeenProbeRun>> with(
            Map<String, Sought<SeenProbeRun>> known, String probe, Sought<SeenProbeRun> sought) {
        Map<String, Sought<SeenProbeRun>> more = new LinkedHashMap<>(known);
        more.put(probe, sought);
        return more;
    }
}
