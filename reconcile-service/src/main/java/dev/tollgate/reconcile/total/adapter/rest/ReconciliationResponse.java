package dev.tollgate.reconcile.total.adapter.rest;

import dev.tollgate.reconcile.total.Reconciliation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(
        name = "Reconciliation",
        description = "A stored, dated, immutable judgement over both totals of one month and mode.")
record ReconciliationResponse(
        @Schema(description = "Names this reconciliation.", required = true)
        UUID id,

        @Schema(description = "The month as the bill names it, YYYY-MM.", required = true)
        String billingPeriod,

        @Schema(
                description = "Where the totals come from.",
                enumeration = {"deterministic", "live"},
                required = true)
        String mode,

        @Schema(description = "When it was judged, RFC 3339 UTC; an input of the judgement.", required = true)
        Instant judgedAt,

        @Schema(
                description = "The reconciliation of the same month and mode before this one, which it corrects;"
                        + " absent for the first.")
        Optional<UUID> previous,

        @Schema(description = "SHA-256 of the limits file that was used, as it lay there.", required = true)
        String limitsDigest,

        @Schema(description = "SHA-256 of the bytes that …/judgement answers.", required = true)
        String digest,

        @Schema(
                description = "Over the required providers: DRIFTED as soon as one is, else UNPROVEN as soon as one"
                        + " is, else MATCHED.",
                enumeration = {"MATCHED", "DRIFTED", "UNPROVEN"},
                required = true)
        String verdict,

        @Schema(description = "Every tier-1 provider: openops, aws, azure, gcp, in this order.", required = true)
        List<ProviderResponse> providers) {

    static ReconciliationResponse of(Reconciliation stored, JudgementPart judged) {
        return new ReconciliationResponse(
                stored.id().value(),
                judged.billingPeriod(),
                judged.mode(),
                judged.judgedAt(),
                Optional.ofNullable(stored.previous()).map(previous -> previous.value()),
                judged.limitsDigest(),
                stored.digest().hex(),
                judged.verdict(),
                judged.providers());
    }
}
