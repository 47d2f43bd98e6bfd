package dev.tollgate.ingest.statement.adapter.rest;

import dev.tollgate.ingest.statement.ProviderTotals;
import dev.tollgate.ingest.statement.TotalsQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/provider-totals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Totals")
class ProviderTotalsResource {
    private final ProviderTotals totals;

    ProviderTotalsResource(ProviderTotals totals) {
        this.totals = totals;
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "providerTotals",
            summary = "What the providers state",
            description =
                    "The statement of each provider's newest run of that month and mode, as statement.json had it. A provider whose newest run is queued, running or failed, or found no statement, is not in the list.")
    @APIResponse(
            responseCode = "200",
            description = "The statements that count now.",
            content = @Content(schema = @Schema(implementation = ProviderTotalsResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is missing or unknown; all are named.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "401",
            description = "No token of an accepted peer.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "403",
            description = "The caller's role does not allow it.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<ProviderTotalsResponse> current(
            @Parameter(description = "The month, YYYY-MM.", required = true) @RestQuery @Nullable String billingPeriod,
            @Parameter(description = "deterministic or live.", required = true) @RestQuery @Nullable String mode,
            @Parameter(description = "Only this provider; all when absent.") @RestQuery @Nullable String provider) {
        TotalsQuestion question = TotalsQuestion.of(billingPeriod, mode, provider);
        return totals.current(question).map(stated -> ProviderTotalsResponse.of(question, stated));
    }
}
