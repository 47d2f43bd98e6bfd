package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.export.TotalJump;
import dev.tollgate.kernel.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(
        name = "Suspicion",
        description = "A total that moved further since the last delivery above suspicion than configured.")
record JumpEntry(
        @Schema(description = "TOTAL_JUMPED.") String reason,

        @Schema(description = "BilledCost, EffectiveCost, ListCost or ContractedCost.")
        String metric,

        @Schema(description = "The older delivery's sum over the days that both cover.")
        Money before,

        @Schema(description = "This delivery's sum over the same days.")
        Money after,

        @Schema(description = "How many days that are; the older delivery's last day is not among them.")
        int days) {

    static JumpEntry of(TotalJump jump) {
        return new JumpEntry("TOTAL_JUMPED", jump.metric().column(), jump.before(), jump.after(), jump.days());
    }

    static Optional<List<JumpEntry>> of(List<TotalJump> jumps) {
        return jumps.isEmpty()
                ? Optional.empty()
                : Optional.of(jumps.stream().map(JumpEntry::of).toList());
    }
}
