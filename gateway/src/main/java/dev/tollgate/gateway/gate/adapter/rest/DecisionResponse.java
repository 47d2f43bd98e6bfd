package dev.tollgate.gateway.gate.adapter.rest;

import dev.tollgate.gateway.gate.Check;
import dev.tollgate.gateway.gate.Check.EvidenceReference;
import dev.tollgate.gateway.gate.Decision;
import dev.tollgate.gateway.gate.Judgement;
import dev.tollgate.gateway.gate.Priority;
import dev.tollgate.gateway.gate.Verdict;
import dev.tollgate.kernel.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "Decision", description = "A stored verdict about one release at one gate.")
record DecisionResponse(
        @Schema(description = "Its id.") UUID id,
        @Schema(description = "The release.") UUID releaseId,

        @Schema(description = "The gate: pr-fast, merge-medium, release-heavy or one of a policy's own.")
        String tier,

        @Schema(description = "The policy's name.") String policy,

        @Schema(
                description = "SHA-256 of the policy as it bound, floors of the installation included; the"
                        + " policy is evidence under it.",
                type = SchemaType.STRING)
        Sha256 policyDigest,

        @Schema(description = "The instant at which the evidence was judged, UTC.")
        Instant decidedAt,

        @Schema(description = "The earliest expiry of the evidence, UTC; absent when there was none.")
        Optional<Instant> validUntil,

        @Schema(
                description = "GO: everything required is proven. NO_GO: something required failed. UNKNOWN:"
                        + " something required is not proven. All but GO keep the gate shut.")
        Verdict verdict,

        @Schema(description = "NOTHING_REQUIRED, when the tier asks for nothing; else absent.")
        Optional<String> reason,

        @Schema(description = "Words of the policy that stand on all of its decisions.")
        Optional<String> notice,

        @Schema(description = "Who asked.") AskedBy askedBy,

        @Schema(description = "Every check of the tier; none is left out because another failed.")
        List<CheckResponse> checks,

        @Schema(description = "What would open the gate: the remedies of exactly the checks that keep it shut.")
        List<String> wouldOpen,

        @Schema(description = "Every artefact that was looked at, the policy first; absent in older decisions.")
        Optional<List<Reference>> seen,

        @Schema(description = "SHA-256 of the bytes at `/record`.", type = SchemaType.STRING)
        Sha256 digest) {

    @RegisterForReflection
    @Schema(name = "AskedBy", description = "The holder of the key.")
    record AskedBy(
            @Schema(description = "key: and the key's name.")
            String name,

            @Schema(description = "Its role.") String role) {}

    @RegisterForReflection
    @Schema(name = "Check", description = "One fact, judged.")
    record CheckResponse(
            @Schema(description = "What kind of check, and about what.")
            String id,

            @Schema(description = "What it proves.") String title,

            @Schema(description = "P0 blocks, P1 is shown and does not.")
            Priority priority,

            @Schema(description = "Proven, disproven, or neither.")
            Check.Result result,

            @Schema(description = "A code; absent exactly when it passed.")
            Optional<String> reason,

            @Schema(description = "What was found.") String detail,

            @Schema(description = "The artefacts it was judged by.")
            List<Reference> evidence,

            @Schema(description = "When they become too old, UTC.")
            Optional<Instant> expiresAt,

            @Schema(description = "What would make it pass; absent exactly when it passed.")
            Optional<String> remedy) {
        static CheckResponse of(Check check) {
            return new CheckResponse(
                    check.id(),
                    check.title(),
                    check.priority(),
                    check.result(),
                    check.reason(),
                    check.detail(),
                    Reference.of(check.evidence()),
                    check.expiresAt(),
                    check.remedy());
        }
    }

    @RegisterForReflection
    @Schema(name = "EvidenceReference", description = "An artefact; read it at /v1/evidence/{sha256}.")
    record Reference(
            @Schema(description = "policy, junit, coverage, reconciliation or probe.")
            String kind,

            @Schema(description = "Its digest.", type = SchemaType.STRING)
            Sha256 sha256) {
        static List<Reference> of(List<EvidenceReference> references) {
            return references.stream()
                    .map(reference -> new Reference(reference.kind(), reference.sha256()))
                    .toList();
        }
    }

    static DecisionResponse of(Decision decision) {
        Judgement judgement = decision.judgement();
        return new DecisionResponse(
                decision.id(),
                judgement.releaseId(),
                judgement.tier(),
                judgement.policy(),
                judgement.policyDigest(),
                judgement.decidedAt(),
                judgement.validUntil(),
                judgement.verdict(),
                judgement.reason(),
                judgement.notice(),
                new AskedBy(decision.askedBy().name(), decision.askedBy().role()),
                judgement.checks().stream().map(CheckResponse::of).toList(),
                judgement.wouldOpen(),
                Optional.of(Reference.of(judgement.seen())),
                decision.digest());
    }
}
