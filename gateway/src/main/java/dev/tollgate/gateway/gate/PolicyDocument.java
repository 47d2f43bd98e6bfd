package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.gate.Policy.AcceptedModes;
import dev.tollgate.gateway.gate.Policy.Floors;
import dev.tollgate.gateway.gate.Policy.MaxAge;
import dev.tollgate.gateway.gate.Policy.SuiteRule;
import dev.tollgate.gateway.gate.Policy.Tier;
import dev.tollgate.kernel.ProviderId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the JSON object of a file, read strictly: a key that is unknown, misspelt, missing or of another type is
 * refused with its path, because a gate that silently asks for less is worse than none.
 */
public final class PolicyDocument {
    private static final Pattern PER_CENT = Pattern.compile("(100|[0-9]{1,2}(\\.[0-9]{1,6})?)");
    private static final Set<String> PROVIDERS =
            ProviderId.tierOne().stream().map(ProviderId::id).collect(Collectors.toSet());
    private static final int MAX_AGE_HOURS = 24 * 366;

    private PolicyDocument() {}

    /** @throws PolicyMistake with the path of the first key that is wrong */
    public static Policy read(@Nullable Object json) {
        Node root = new Node("", json);
        Map<String, Object> f = root.object(Set.of(
                "name", "version", "notice", "acceptedModes", "maxAgeHours", "coverageModules", "tiers", "aliases"));
        Node notice = root.at("notice", f);
        Map<String, Floors> modules = root.at("coverageModules", f).isPresent()
                ? root.at("coverageModules", f).named(PolicyDocument::floors)
                : Map.of();
        Map<String, Tier> tiers = root.at("tiers", f).named(node -> tier(node, modules.keySet()));
        return new Policy(
                root.at("name", f).name(),
                root.at("version", f).integer(1, 1),
                notice.isPresent() ? Optional.of(notice.text()) : Optional.empty(),
                modes(root.at("acceptedModes", f)),
                ages(root.at("maxAgeHours", f)),
                modules,
                tiers,
                root.at("aliases", f).isPresent()
                        ? root.at("aliases", f).named(node -> node.oneOf(tiers.keySet()))
                        : Map.of());
    }

    /** The same object again, to be written down as what a decision was made by. */
    public static Map<String, Object> write(Policy policy) {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("name", policy.name());
        f.put("version", policy.version());
        policy.notice().ifPresent(notice -> f.put("notice", notice));
        f.put(
                "acceptedModes",
                Map.of(
                        "reconciliation", policy.acceptedModes().reconciliation(),
                        "probe", policy.acceptedModes().probe()));
        MaxAge age = policy.maxAge();
        f.put(
                "maxAgeHours",
                Map.of(
                        "junit", age.junit().toHours(),
                        "coverage", age.coverage().toHours(),
                        "reconciliation", age.reconciliation().toHours(),
                        "probe", age.probe().toHours()));
        Map<String, Object> modules = new LinkedHashMap<>();
        policy.modules()
                .forEach((name, floors) -> modules.put(
                        name,
                        Map.of(
                                "path", floors.path(),
                                "minLine", floors.minLine().toPlainString(),
                                "minBranch", floors.minBranch().toPlainString())));
        f.put("coverageModules", modules);
        Map<String, Object> tiers = new LinkedHashMap<>();
        policy.tiers().forEach((name, tier) -> tiers.put(name, write(tier)));
        f.put("tiers", tiers);
        f.put("aliases", policy.aliases());
        return f;
    }

    private static Map<String, Object> write(Tier tier) {
        List<Map<String, Object>> suites = tier.suites().stream()
                .map(suite -> Map.<String, Object>of(
                        "name", suite.name(),
                        "priority", suite.priority().name(),
                        "minimumTests", suite.minimumTests()))
                .toList();
        return Map.of(
                "suites", suites,
                "coverage", tier.coverage(),
                "reconciliation", tier.reconciliation(),
                "probes", tier.probes());
    }

    private static AcceptedModes modes(Node node) {
        Map<String, Object> f = node.object(Set.of("reconciliation", "probe"));
        return new AcceptedModes(
                modes(node.at("reconciliation", f), Set.of("deterministic", "live")),
                modes(node.at("probe", f), Set.of("mock", "staging")));
    }

    private static List<String> modes(Node node, Set<String> known) {
        List<String> modes = node.list(mode -> mode.oneOf(known));
        if (modes.isEmpty()) {
            throw node.wrong("must name at least one mode");
        }
        return modes;
    }

    private static MaxAge ages(Node node) {
        Map<String, Object> f = node.object(Set.of("junit", "coverage", "reconciliation", "probe"));
        return new MaxAge(
                hours(node.at("junit", f)),
                hours(node.at("coverage", f)),
                hours(node.at("reconciliation", f)),
                hours(node.at("probe", f)));
    }

    private static Duration hours(Node node) {
        return Duration.ofHours(node.integer(1, MAX_AGE_HOURS));
    }

    private static Floors floors(Node node) {
        Map<String, Object> f = node.object(Set.of("path", "minLine", "minBranch"));
        return new Floors(node.at("path", f).text(), perCent(node.at("minLine", f)), perCent(node.at("minBranch", f)));
    }

    /** A text, so that it keeps its digits in every reader's JSON. */
    private static BigDecimal perCent(Node node) {
        String text = node.text();
        if (!PER_CENT.matcher(text).matches()) {
            throw node.wrong("must be a text with per cent from \"0\" to \"100\"");
        }
        return new BigDecimal(text);
    }

    private static Tier tier(Node node, Set<String> modules) {
        Map<String, Object> f = node.object(Set.of("suites", "coverage", "reconciliation", "probes"));
        return new Tier(
                node.at("suites", f).list(PolicyDocument::suite),
                node.at("coverage", f).list(module -> module.oneOf(modules)),
                node.at("reconciliation", f).list(provider -> provider.oneOf(PROVIDERS)),
                node.at("probes", f).list(Node::name));
    }

    private static SuiteRule suite(Node node) {
        Map<String, Object> f = node.object(Set.of("name", "priority", "minimumTests"));
        Node minimum = node.at("minimumTests", f);
        return new SuiteRule(
                node.at("name", f).name(),
                Priority.valueOf(node.at("priority", f).oneOf(Set.of("P0", "P1"))),
                minimum.isPresent() ? minimum.integer(1, 1_000_000) : 1);
    }
}
