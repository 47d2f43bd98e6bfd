package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@RegisterForReflection
@Schema(name = "IngestRunRequest", description = "Which bills to bring in.")
record IngestRunRequest(
        @NotNull @Schema(description = "Whose bills.") ProviderId provider,

        @NotNull @Schema(description = "Of which month.") BillingPeriod billingPeriod,

        @Nullable
        @Schema(
                enumeration = {"deterministic", "live"},
                description = "Where the bills come from; BILLING_INGEST_MODE when absent, else deterministic (A2).")
        String ingestMode,

        @Nullable
        @Size(max = 500)
        @Schema(
                description =
                        "The drop's folder, relative to the configured root; the root itself when empty. The bills lie in <drop>/<provider>/<YYYY-MM>/. Required in mode deterministic, and absent in mode live, which asks the provider itself.")
        String drop,

        @Nullable
        @Size(max = 2)
        @Schema(
                enumeration = {"CLOSED_PERIOD", "TOTAL_JUMP"},
                description =
                        "What the caller takes upon himself: other content for a closed month (CLOSED_PERIOD), a total that moved too far (TOTAL_JUMP). Needs the role operator or admin; nothing when absent.")
        List<String> accept) {}
