package dev.tollgate.reconcile.total.adapter.rest;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.reconcile.total.Mode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReconciliationRequest", description = "What is to be reconciled.")
record ReconciliationRequest(
        @Schema(description = "The month as the bill names it, YYYY-MM.", examples = "2026-09", required = true)
        @NotNull
        @Pattern(regexp = Shapes.MONTH, message = "must be a month, YYYY-MM")
        String billingPeriod,

        @Schema(
                description = "Which totals are compared: fixtures, or the real providers'. `deterministic` unless"
                        + " asked otherwise (A2); totals of another mode are UNPROVEN(WRONG_MODE).",
                enumeration = {"deterministic", "live"},
                defaultValue = "deterministic")
        @Pattern(regexp = Shapes.MODE, message = "must be deterministic or live")
        @Nullable
        String mode) {

    BillingPeriod period() {
        return BillingPeriod.of(billingPeriod);
    }

    Mode modeOrDefault() {
        return Optional.ofNullable(mode).flatMap(Mode::of).orElse(Mode.DETERMINISTIC);
    }
}
