package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.gate.Check.EvidenceReference;
import dev.tollgate.gateway.gate.Check.Result;
import dev.tollgate.kernel.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The record of a decision: everything that follows from policy, evidence and instant, and nothing else. The decision's
 * id and who asked are not in it, because the same question about the same evidence at the same instant has the same
 * record, byte for byte, whoever asks (promise 6).
 *
 * @param reason why the verdict is what it is, where no check says so
 * @param seen every artefact that was looked at, the policy first
 */
@RegisterForReflection
public record Judgement(
        UUID releaseId,
        String release,
        String version,
        String commit,
        String billingPeriod,
        String tier,
        String policy,
        Sha256 policyDigest,
        Instant decidedAt,
        Optional<Instant> validUntil,
        Verdict verdict,
        Optional<String> reason,
        Optional<String> notice,
        List<Check> checks,
        List<String> wouldOpen,
        List<EvidenceReference> seen) {

    /** Pure: every check is evaluated, none stops another, and only what is proven opens the gate. */
    public static Judgement of(Question question, Evidence evidence) {
        List<Check> checks = checks(question, evidence);
        boolean nothingRequired = !question.asks().requiresSomething();
        return new Judgement(
                question.release().id(),
                question.release().name(),
                question.release().version(),
                question.release().commit(),
                question.release().billingPeriod().toString(),
                question.tier(),
                question.policy().name(),
                question.policyDigest(),
                question.at(),
                checks.stream().flatMap(check -> check.expiresAt().stream()).min(Instant::compareTo),
                verdict(checks, nothingRequired),
                nothingRequired ? Optional.of(Reason.NOTHING_REQUIRED.name()) : Optional.empty(),
                question.policy().notice(),
                checks,
                wouldOpen(checks, nothingRequired),
                seen(question, checks));
    }

    private static List<Check> checks(Question question, Evidence evidence) {
        Policy.Tier tier = question.asks();
        List<Check> checks = new ArrayList<>();
        tier.suites().forEach(rule -> checks.add(SuiteChecks.judge(rule, question, evidence)));
        tier.coverage().forEach(module -> Optional.ofNullable(
                        question.policy().modules().get(module))
                .ifPresent(floors -> checks.add(CoverageChecks.judge(module, floors, question, evidence))));
        Sought<SeenReconciliation> reconciliation = evidence.reconciliation().orElseGet(Sought.Absent::new);
        tier.reconciliation()
                .forEach(provider -> checks.add(ReconciliationChecks.judge(provider, question, reconciliation)));
        tier.probes()
                .forEach(probe -> checks.add(ProbeChecks.judge(
                        probe, question, evidence.probes().getOrDefault(probe, new Sought.Absent<>()))));
        return List.copyOf(checks);
    }

    private static Verdict verdict(List<Check> checks, boolean nothingRequired) {
        List<Check> blocking = checks.stream().filter(Check::blocks).toList();
        if (blocking.stream().anyMatch(check -> check.result() == Result.FAIL)) {
            return Verdict.NO_GO;
        }
        return blocking.isEmpty() && !nothingRequired ? Verdict.GO : Verdict.UNKNOWN;
    }

    private static List<String> wouldOpen(List<Check> checks, boolean nothingRequired) {
        Stream<String> remedies = checks.stream()
                .filter(Check::blocks)
                .map(check -> check.id() + ": " + check.remedy().orElseThrow());
        Stream<String> policy = nothingRequired
                ? Stream.of("policy: require at least one check of priority P0 in this tier")
                : Stream.of();
        return Stream.concat(remedies, policy).toList();
    }

    private static List<EvidenceReference> seen(Question question, List<Check> checks) {
        return Stream.concat(
                        Stream.of(new EvidenceReference("policy", question.policyDigest())),
                        checks.stream().flatMap(check -> check.evidence().stream()))
                .distinct()
                .toList();
    }
}
