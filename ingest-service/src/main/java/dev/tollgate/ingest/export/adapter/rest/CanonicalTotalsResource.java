package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.export.CanonicalTotals;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.ingest.statement.TotalsQuestion;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Path("/v1/canonical-totals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Totals")
class CanonicalTotalsResource {
    private final CanonicalTotals totals;

    CanonicalTotalsResource(CanonicalTotals totals) {
        this.totals = totals;
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(operationId = "canonicalTotals", summary = "What the bills sum to", description = """
                    The exact sums of each provider's current export of that month and mode.

                    The export of a provider's newest run counts. A delivery with other content replaces the last one \
                    and never adds to it; the same set of parts delivered again is the same export and counts once. \
                    Rows of another month or another provider than the run's are set aside: counted and summed apart, \
                    never in these totals. Rows that cannot be read are in quarantine and in no total. A cost column \
                    that some counted rows leave blank is not totalled and stands in metricsIncomplete. Amounts are \
                    never converted, rounded or added across currencies or cost columns.""")
    @APIResponse(
            responseCode = "200",
            description = "The totals that count now.",
            content = @Content(schema = @Schema(implementation = CanonicalTotalsResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is missing or unknown.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "401",
            description = "No token of an accepted peer.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "403",
            description = "The caller's role does not allow it.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<CanonicalTotalsResponse> current(
            @Parameter(description = "The month, YYYY-MM.", required = true) @RestQuery @Nullable String billingPeriod,
            @Parameter(description = "deterministic or live.", required = true) @RestQuery @Nullable String mode,
            @Parameter(description = "Only this provider; all when absent.") @RestQuery @Nullable String provider,
            @Parameter(description = "Only this FOCUS cost column; all when absent.") @RestQuery @Nullable
                    String metric,
            @Parameter(description = "service, account, day, chargeCategory: any of them, by comma.")
                    @RestQuery
                    @Separator(",")
                    List<String> breakdown) {
        TotalsQuestion question = TotalsQuestion.of(billingPeriod, mode, provider);
        return totals.current(question, metric(metric), dimensions(breakdown))
                .map(answer -> CanonicalTotalsResponse.of(question, answer));
    }

    private static Optional<CostMetric> metric(@Nullable String column) {
        if (column == null) {
            return Optional.empty();
        }
        return Optional.of(CostMetric.of(column)
                .orElseThrow(
                        () -> new ProblemException(Problem.InvalidRequest.of("metric", "is no FOCUS cost column"))));
    }

    private static Set<Dimension> dimensions(List<String> ids) {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (String id : ids) {
            dimensions.add(Dimension.of(id)
                    .orElseThrow(() -> new ProblemException(Problem.InvalidRequest.of(
                            "breakdown", "is none of service, account, day, chargeCategory"))));
        }
        return dimensions;
    }
}
