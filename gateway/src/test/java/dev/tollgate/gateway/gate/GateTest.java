package dev.tollgate.gateway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.gateway.confidence.ModuleCoverage;
import dev.tollgate.gateway.confidence.Reports.ReceivedModule;
import dev.tollgate.gateway.confidence.Reports.ReceivedSuite;
import dev.tollgate.gateway.confidence.SuiteResult;
import dev.tollgate.gateway.gate.SeenProbeRun.Outcome;
import dev.tollgate.gateway.gate.SeenReconciliation.Judgement;
import dev.tollgate.gateway.gate.SeenReconciliation.Provider;
import dev.tollgate.gateway.release.Release;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gate as a pure function: evidence in, verdict out. */
class GateTest {
    static final Instant NOW = Instant.parse("2026-10-06T08:00:00Z");
    static final Sha256 DIGEST = Sha256.ofUtf8("any");
    static final List<String> SUITES = List.of(
            "critical-backend", "balance-page", "wallet-recovery-e2e", "billing-integration", "billing-regression");

    static Policy policy(String name) {
        try (InputStream json = GateTest.class.getResourceAsStream("/policies/" + name + ".json")) {
            JsonMapper mapper = Json.mapper();
            return PolicyDocument.read(mapper.readValue(json, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Question question(String tier) {
        return question(policy("release"), tier);
    }

    static Question question(Policy policy, String tier) {
        Release release = new Release(
                new UUID(1, 2), "billing-api", "1.4.0", "a".repeat(40), "main", BillingPeriod.of("2026-09"), NOW);
        return new Question(release, policy, DIGEST, tier, NOW);
    }

    static ReceivedSuite suite(String name, int tests, int failures, int skipped, Instant at) {
        return new ReceivedSuite(new SuiteResult(name, tests, tests, failures, 0, skipped, List.of()), DIGEST, at);
    }

    static ReceivedModule module(String path, int lines, int branches) {
        return new ReceivedModule(new ModuleCoverage(path, lines, 100, branches, 100), DIGEST, NOW);
    }

    static SeenReconciliation reconciliation(Instant at, UnaryOperator<Provider> change) {
        List<Provider> providers = Stream.of("openops", "aws", "azure", "gcp")
                .map(name -> new Provider(name, Judgement.MATCHED, Optional.empty(), "they agree", Optional.empty()))
                .map(change)
                .toList();
        return new SeenReconciliation("live", at, providers);
    }

    static SeenProbeRun probe(Outcome outcome, Instant at) {
        return new SeenProbeRun("staging", at, outcome, Optional.empty(), "told");
    }

    static Evidence good() {
        return new Evidence(
                SUITES.stream().map(name -> suite(name, 3, 0, 0, NOW)).toList(),
                List.of(module("app/routers/billing.py", 85, 65), module("app/utils/billing.py", 85, 70)),
                Optional.of(new Sought.Found<>(reconciliation(NOW, UnaryOperator.identity()), "{}")),
                Map.of("wallet-top-up", new Sought.Found<>(probe(Outcome.PASS, NOW), "{}")));
    }

    static Evidence withSuite(ReceivedSuite changed) {
        List<ReceivedSuite> all = new ArrayList<>(List.of(changed));
        good().suites().stream()
                .filter(suite -> !suite.result().name().equals(changed.result().name()))
                .forEach(all::add);
        return new Evidence(all, good().modules(), good().reconciliation(), good().probes());
    }

    static Evidence withModules(ReceivedModule... modules) {
        return new Evidence(good().suites(), List.of(modules), good().reconciliation(), good().probes());
    }

    static Evidence withReconciliation(Sought<SeenReconciliation> sought) {
        return new Evidence(good().suites(), good().modules(), Optional.of(sought), good().probes());
    }

    static Evidence withProbe(Sought<SeenProbeRun> sought) {
        return new Evidence(
                good().suites(), good().modules(), good().reconciliation(), Map.of("wallet-top-up", sought));
    }

    private static Evidence withProvider(String name, Judgement verdict, String reason) {
        return withReconciliation(new Sought.Found<>(
                reconciliation(
                        NOW,
                        provider -> provider.provider().equals(name)
                                ? new Provider(name, verdict, Optional.of(reason), "told", Optional.empty())
                                : provider),
                "{}"));
    }

    private static Arguments fault(String check, Evidence evidence, Verdict verdict, String reason) {
        return Arguments.of(check, reason, evidence, verdict);
    }

    static Stream<Arguments> faults() {
        Instant old = NOW.minus(Duration.ofHours(24)).minusSeconds(1);
        Instant veryOld = NOW.minus(Duration.ofHours(168)).minusSeconds(1);
        ReceivedModule routers = module("app/routers/billing.py", 85, 65);
        ReceivedModule utils = module("app/utils/billing.py", 85, 70);
        List<Arguments> all = new ArrayList<>();
        for (String name : SUITES.subList(0, 3)) {
            String id = "suite:" + name;
            all.add(fault(id, withSuite(suite(name, 3, 1, 0, NOW)), Verdict.NO_GO, "SUITE_FAILED"));
            all.add(fault(id, withSuite(suite(name, 0, 0, 0, NOW)), Verdict.UNKNOWN, "NO_TEST_RAN"));
            all.add(fault(id, withSuite(suite(name, 3, 0, 3, NOW)), Verdict.UNKNOWN, "NO_TEST_RAN"));
            all.add(fault(id, withSuite(suite(name, 3, 0, 0, veryOld)), Verdict.UNKNOWN, "STALE"));
            all.add(fault(id, withSuite(suite(name, 3, 1, 0, veryOld)), Verdict.UNKNOWN, "STALE"));
        }
        all.add(fault("coverage:routers", withModules(utils), Verdict.UNKNOWN, "NO_COVERAGE"));
        all.add(fault(
                "coverage:routers",
                withModules(module("app/routers/billing.py", 84, 65), utils),
                Verdict.NO_GO,
                "COVERAGE_BELOW_FLOOR"));
        all.add(fault(
                "coverage:utils",
                withModules(routers, module("app/utils/billing.py", 85, 69)),
                Verdict.NO_GO,
                "COVERAGE_BELOW_FLOOR"));
        all.add(fault(
                "coverage:utils",
                withModules(routers, utils, module("old/utils/billing.py", 99, 99)),
                Verdict.UNKNOWN,
                "AMBIGUOUS_COVERAGE"));
        all.add(fault(
                "coverage:utils",
                withModules(
                        routers, new ReceivedModule(new ModuleCoverage("utils/billing.py", 0, 0, 0, 0), DIGEST, NOW)),
                Verdict.UNKNOWN,
                "NO_COVERAGE"));
        for (String name : List.of("openops", "aws", "azure", "gcp")) {
            String id = "reconciliation:" + name;
            all.add(fault(
                    id, withProvider(name, Judgement.DRIFTED, "CELL_OVER_LIMIT"), Verdict.NO_GO, "CELL_OVER_LIMIT"));
            all.add(fault(id, withProvider(name, Judgement.UNPROVEN, "SKEW"), Verdict.UNKNOWN, "SKEW"));
            all.add(fault(
                    id,
                    withReconciliation(new Sought.Found<>(
                            new SeenReconciliation(
                                    "live",
                                    NOW,
                                    reconciliation(NOW, UnaryOperator.identity()).providers().stream()
                                            .filter(provider ->
                                                    !provider.provider().equals(name))
                                            .toList()),
                            "{}")),
                    Verdict.UNKNOWN,
                    "PROVIDER_NOT_RECONCILED"));
            all.add(fault(id, withReconciliation(new Sought.Absent<>()), Verdict.UNKNOWN, "NO_EVIDENCE"));
            all.add(fault(
                    id, withReconciliation(new Sought.OfOtherMode<>("deterministic")), Verdict.UNKNOWN, "WRONG_MODE"));
            all.add(fault(id, withReconciliation(new Sought.Unreachable<>()), Verdict.UNKNOWN, "PEER_UNREACHABLE"));
            all.add(fault(id, withReconciliation(new Sought.Unreadable<>("why")), Verdict.UNKNOWN, "PEER_UNREADABLE"));
            all.add(fault(
                    id,
                    withReconciliation(new Sought.Found<>(reconciliation(old, UnaryOperator.identity()), "{}")),
                    Verdict.UNKNOWN,
                    "STALE"));
            all.add(fault(
                    id,
                    withReconciliation(
                            new Sought.Found<>(reconciliation(NOW.plusSeconds(61), UnaryOperator.identity()), "{}")),
                    Verdict.UNKNOWN,
                    "FUTURE_EVIDENCE"));
        }
        String probe = "probe:wallet-top-up";
        all.add(fault(
                probe, withProbe(new Sought.Found<>(probe(Outcome.FAIL, NOW), "{}")), Verdict.NO_GO, "PROBE_FAILED"));
        all.add(fault(
                probe,
                withProbe(new Sought.Found<>(
                        new SeenProbeRun("staging", NOW, Outcome.FAIL, Optional.of("AMOUNT_OVER_CAP"), "told"), "{}")),
                Verdict.NO_GO,
                "AMOUNT_OVER_CAP"));
        all.add(fault(
                probe,
                withProbe(new Sought.Found<>(probe(Outcome.RUNNING, NOW), "{}")),
                Verdict.UNKNOWN,
                "STILL_RUNNING"));
        all.add(fault(
                probe,
                withProbe(new Sought.Found<>(probe(Outcome.UNPROVEN, NOW), "{}")),
                Verdict.UNKNOWN,
                "NO_EVIDENCE"));
        all.add(fault(probe, withProbe(new Sought.Found<>(probe(Outcome.PASS, old), "{}")), Verdict.UNKNOWN, "STALE"));
        all.add(fault(probe, withProbe(new Sought.OfOtherMode<>("mock")), Verdict.UNKNOWN, "WRONG_MODE"));
        all.add(fault(probe, withProbe(new Sought.Absent<>()), Verdict.UNKNOWN, "NO_EVIDENCE"));
        all.add(fault(probe, withProbe(new Sought.Unreachable<>()), Verdict.UNKNOWN, "PEER_UNREACHABLE"));
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faults")
    void a_gate_that_has_never_shut_is_decoration_each_required_check_shuts_it(
            String check, String reason, Evidence evidence, Verdict verdict) {
        var judgement = dev.tollgate.gateway.gate.Judgement.of(question("release-heavy"), evidence);

        assertThat(judgement.verdict()).isEqualTo(verdict);
        Check found = judgement.checks().stream()
                .filter(each -> each.id().equals(check))
                .findFirst()
                .orElseThrow();
        assertThat(found.reason()).contains(reason);
        assertThat(judgement.wouldOpen()).anyMatch(remedy -> remedy.startsWith(check + ": "));
        assertThat(judgement.checks()).as("every check is evaluated").hasSize(12);
    }

    @Test
    void the_planted_faults_cover_every_required_check_of_the_heaviest_gate() {
        var good = dev.tollgate.gateway.gate.Judgement.of(question("release-heavy"), good());
        assertThat(good.verdict()).isEqualTo(Verdict.GO);
        assertThat(faults().map(each -> each.get()[0]).distinct().toList())
                .containsExactlyElementsOf(good.checks().stream()
                        .filter(check -> check.priority() == Priority.P0)
                        .map(Check::id)
                        .toList());
    }

    @Test
    void no_go_wins_over_unknown_whatever_else_is_unproven() {
        Evidence both = new Evidence(
                withSuite(suite("balance-page", 1, 1, 0, NOW)).suites(), List.of(), Optional.empty(), Map.of());
        assertThat(dev.tollgate.gateway.gate.Judgement.of(question("release-heavy"), both)
                        .verdict())
                .isEqualTo(Verdict.NO_GO);
    }

    @Test
    void a_suite_of_priority_p1_is_shown_and_does_not_block() {
        var judgement = dev.tollgate.gateway.gate.Judgement.of(
                question("release-heavy"), withSuite(suite("billing-regression", 3, 3, 0, NOW)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.GO);
        assertThat(judgement.checks()).anyMatch(check -> check.reason().equals(Optional.of("SUITE_FAILED")));
        assertThat(judgement.wouldOpen()).isEmpty();
    }

    @Test
    void missing_is_not_good_a_tier_that_requires_nothing_never_goes() {
        Policy release = policy("release");
        Policy empty = new Policy(
                "empty",
                1,
                Optional.empty(),
                release.acceptedModes(),
                release.maxAge(),
                Map.of(),
                Map.of(
                        "idle",
                        new Policy.Tier(
                                List.of(new Policy.SuiteRule("balance-page", Priority.P1, 1)),
                                List.of(),
                                List.of(),
                                List.of())),
                Map.of());
        var judgement = dev.tollgate.gateway.gate.Judgement.of(question(empty, "idle"), good());
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.reason()).contains("NOTHING_REQUIRED");
    }

    @Test
    void a_decision_is_valid_until_its_first_evidence_expires_and_evidence_on_the_edge_still_counts() {
        Instant edge = NOW.minus(Duration.ofHours(24));
        var judgement = dev.tollgate.gateway.gate.Judgement.of(
                question("release-heavy"), withProbe(new Sought.Found<>(probe(Outcome.PASS, edge), "{}")));
        assertThat(judgement.verdict()).isEqualTo(Verdict.GO);
        assertThat(judgement.validUntil()).contains(NOW);
    }

    @Test
    void a_suite_that_failed_and_later_passed_on_the_same_commit_is_told() {
        List<ReceivedSuite> both = new ArrayList<>(good().suites());
        both.add(suite("balance-page", 3, 1, 0, NOW.minusSeconds(60)));
        var judgement = dev.tollgate.gateway.gate.Judgement.of(
                question("pr-fast"), new Evidence(both, List.of(), Optional.empty(), Map.of()));
        assertThat(judgement.verdict()).isEqualTo(Verdict.GO);
        assertThat(judgement.checks().get(1).detail())
                .isEqualTo("3 tests, none failed; it failed in 1 earlier report(s) of the same commit");
    }

    @Test
    void coverage_is_compared_exactly_and_never_rounded_up_to_the_floor() {
        ReceivedModule hair =
                new ReceivedModule(new ModuleCoverage("app/routers/billing.py", 84_999, 100_000, 65, 100), DIGEST, NOW);
        var judgement = dev.tollgate.gateway.gate.Judgement.of(
                question("merge-medium"), withModules(hair, module("app/utils/billing.py", 85, 70)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_GO);
    }

    @Test
    void a_summary_is_never_over_its_limit_and_shows_what_blocks_first() {
        var judgement = dev.tollgate.gateway.gate.Judgement.of(
                question("release-heavy"),
                withReconciliation(new Sought.Found<>(
                        reconciliation(
                                NOW,
                                provider -> new Provider(
                                        provider.provider(),
                                        Judgement.DRIFTED,
                                        Optional.of("DRIFT_OVER_LIMIT"),
                                        "x|<img>`\n" + "ü".repeat(5_000),
                                        Optional.empty())),
                        "{}")));
        String page = SummaryMarkdown.of(
                new Decision(new UUID(1, 1), new Decision.Asker("key:a", "admin"), judgement, "{}", DIGEST));
        assertThat(page.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThan(SummaryMarkdown.MAX_BYTES);
        assertThat(page)
                .contains("# NO_GO: billing-api 1.4.0 at release-heavy", "x\\|&lt;img>\\`", "What would open it");
        assertThat(page.indexOf("| FAIL |")).isLessThan(page.indexOf("| PASS |"));
    }

    @Test
    void you_can_check_it_yourself_the_same_question_and_evidence_give_the_same_bytes() {
        var first = dev.tollgate.gateway.gate.Judgement.of(question("release-heavy"), good());
        var again = dev.tollgate.gateway.gate.Judgement.of(question("release-heavy"), good());
        assertThat(record(again)).isEqualTo(record(first));
        var later = dev.tollgate.gateway.gate.Judgement.of(
                question("release-heavy"),
                withProbe(new Sought.Found<>(probe(Outcome.PASS, NOW.minusSeconds(1)), "{}")));
        assertThat(record(later)).isNotEqualTo(record(first));
    }

    private static String record(dev.tollgate.gateway.gate.Judgement judgement) {
        try {
            return dev.tollgate.kernel.CanonicalJson.text(Json.mapper().writeValueAsString(judgement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
