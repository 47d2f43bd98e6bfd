package dev.tollgate.gateway.gate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a gate asks for (C1, C3, C6). A policy is a data file; see {@link PolicyDocument} for its shape.
 *
 * @param notice words that stand on every decision under this policy
 * @param modules the floors of each module by its short name
 * @param tiers the gates by name
 * @param aliases other names of gates
 */
public record Policy(
        String name,
        int version,
        Optional<String> notice,
        AcceptedModes acceptedModes,
        MaxAge maxAge,
        Map<String, Floors> modules,
        Map<String, Tier> tiers,
        Map<String, String> aliases) {
    public Policy {
        modules = ordered(modules);
        tiers = ordered(tiers);
        aliases = ordered(aliases);
    }

    /** Evidence of any other mode proves nothing (promise 1). */
    public record AcceptedModes(List<String> reconciliation, List<String> probe) {}

    /** How old evidence may be. */
    public record MaxAge(Duration junit, Duration coverage, Duration reconciliation, Duration probe) {}

    /**
     * What tests must reach of one module, in per cent, inclusive.
     *
     * @param path how the file's path ends
     */
    public record Floors(String path, BigDecimal minLine, BigDecimal minBranch) {}

    /** A suite that a tier asks for. */
    public record SuiteRule(String name, Priority priority, int minimumTests) {}

    /** What one gate asks for. */
    public record Tier(
            List<SuiteRule> suites, List<String> coverage, List<String> reconciliation, List<String> probes) {
        boolean requiresSomething() {
            return suites.stream().anyMatch(suite -> suite.priority().blocks())
                    || !coverage.isEmpty()
                    || !reconciliation.isEmpty()
                    || !probes.isEmpty();
        }
    }

    /** The tier's own name for a name or an alias. */
    public Optional<String> tierName(String nameOrAlias) {
        String name = aliases.getOrDefault(nameOrAlias, nameOrAlias);
        return tiers.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * This policy with the installation's own floors over its own. A module that it did not know binds in every tier
     * that has coverage checks.
     */
    public Policy with(Map<String, Floors> installation) {
        Map<String, Floors> all = new LinkedHashMap<>(modules);
        all.putAll(installation);
        Map<String, Tier> bound = new LinkedHashMap<>();
        tiers.forEach((tierName, tier) -> bound.put(tierName, tier.coverage().isEmpty() ? tier : adding(tier, all)));
        return new Policy(name, version, notice, acceptedModes, maxAge, all, bound, aliases);
    }

    private Tier adding(Tier tier, Map<String, Floors> all) {
        List<String> added = all.keySet().stream()
                .filter(module -> tier.coverage().contains(module) || !modules.containsKey(module))
                .toList();
        return new Tier(tier.suites(), added, tier.reconciliation(), tier.probes());
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
