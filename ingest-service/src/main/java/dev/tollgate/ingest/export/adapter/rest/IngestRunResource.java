package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.credential.IngestMode;
import dev.tollgate.ingest.export.Acceptance;
import dev.tollgate.ingest.export.AwaitingRun;
import dev.tollgate.ingest.export.IngestRuns;
import dev.tollgate.ingest.export.RequestingIngest;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/ingest-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingest runs")
@APIResponse(
        responseCode = "400",
        description = "The request has mistakes; all are named.",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
@APIResponse(
        responseCode = "401",
        description = "No token of an accepted peer.",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
@APIResponse(
        responseCode = "403",
        description = "The caller's role does not allow it.",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
class IngestRunResource {
    private final RequestingIngest requesting;
    private final AwaitingRun awaiting;
    private final IngestRuns runs;
    private final SecurityIdentity identity;

    IngestRunResource(RequestingIngest requesting, AwaitingRun awaiting, IngestRuns runs, SecurityIdentity identity) {
        this.identity = identity;
        this.requesting = requesting;
        this.awaiting = awaiting;
        this.runs = runs;
    }

    @POST
    @Blocking // The drop's path is looked up in the file system.
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(operationId = "requestIngest", summary = "Bring a provider's bills of one month in", description = """
                    Answers at once with a queued run; GET …/{id}?wait=60s waits for its end.

                    The run reads every part that the manifest names: our own manifest.json, that of an AWS report or \
                    Data Export copied with its bucket's folders, or that of an Azure Cost Management export. Of several \
                    assemblies or runs beside each other it reads the newest that a manifest names. Without a manifest \
                    every file of the folder is a part, by whatever name: what a file is shows by how it begins, and one \
                    that is no bill fails the run. Whose a row is, is judged by what the bill says: the provider \
                    by ProviderName (else ServiceProviderName, InvoiceIssuerName, PublisherName) through the published \
                    alias table, the month by BillingPeriodStart. A row of another provider or month than the run's is \
                    set aside: summed exactly and told apart, never counted and never lost; it is no error. A row that \
                    cannot be read goes to quarantine with part, line, column and reason. A part whose decompressed \
                    content occurred already in the export counts once. A set of parts that was ingested before is the \
                    same export and counts nothing again (repeatsExport); another set replaces the last one \
                    (supersedesExport) and never adds to it. A header without rows is a known zero.

                    Once a delivery says that its month is closed, or all its rows name their invoice, other content for it ends in PERIOD_CLOSED: what \
                    stood stands on, and the totals tell the attempt. A total that moved too far over the days that \
                    two deliveries share is a suspicion that stands with the totals. Both can be accepted, by name.

                    A live run fetches the month from the provider, and what the provider states of it, with the credential \
                    that its reference resolves to at that moment, and reads it like a drop. It is refused with 422, \
                    naming everything that A4 asks for and that is missing; nobody is called before that. While a \
                    month is being fetched, the same request is answered with that run; one that accepts other things \
                    is a 409.""")
    @APIResponse(
            responseCode = "202",
            description = "Queued.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The run.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = IngestRunResponse.class)))
    @APIResponse(
            responseCode = "409",
            description = "The same month is being fetched on other terms.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "422",
            description = "The configuration lacks what the request needs; all of it is named.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<RestResponse<IngestRunResponse>> request(@NotNull @Valid IngestRunRequest body) {
        Scope scope = new Scope(body.provider(), body.billingPeriod());
        return requesting
                .request(scope, mode(body.ingestMode()), Optional.ofNullable(body.drop()), accepted(body.accept()))
                .map(run -> RestResponse.ResponseBuilder.<IngestRunResponse>create(202)
                        .location(URI.create("/v1/ingest-runs/" + run.id()))
                        .entity(IngestRunResponse.of(run))
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "ingestRun",
            summary = "One run",
            description = "With everything that it found. With wait, answers as soon as the run has ended, or as it is"
                    + " when the wait is over.")
    @APIResponse(
            responseCode = "200",
            description = "The run.",
            content = @Content(schema = @Schema(implementation = IngestRunResponse.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<IngestRunResponse> one(
            @Parameter(description = "The run's id.") @RestPath String id,
            @Parameter(description = "How long to wait for the run's end: seconds, 0s to 60s.") @RestQuery @Nullable
                    String wait) {
        return awaiting.await(RunParameters.id("id", id), RunParameters.wait(wait))
                .map(found -> IngestRunResponse.of(found.orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("There is no such ingest run.")))));
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "ingestRuns",
            summary = "Runs, newest first",
            description = "Without the details of parts, quarantine and totals, which each run has at its own address.")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs.",
            content = @Content(schema = @Schema(implementation = IngestRunPage.class)))
    public Uni<IngestRunPage> newest(
            @Parameter(description = "Only this provider.") @RestQuery @Nullable String provider,
            @Parameter(description = "Only this month, YYYY-MM.") @RestQuery @Nullable String billingPeriod,
            @Parameter(description = "How many at most, 1 to 100; 20 unless given.") @RestQuery @Nullable String limit,
            @Parameter(description = "The next of the page before.") @RestQuery @Nullable String cursor) {
        int size = RunParameters.limit(limit);
        return runs.newest(
                        RunParameters.provider(provider),
                        RunParameters.period(billingPeriod),
                        Optional.ofNullable(cursor).map(id -> RunParameters.id("cursor", id)),
                        size + 1)
                .map(found -> IngestRunPage.of(found, size));
    }

    /** Nobody but a person with that duty may set a doubt aside. */
    private Set<Acceptance> accepted(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return Set.of();
        }
        if (!identity.hasRole("operator") && !identity.hasRole("admin")) {
            throw new ProblemException(new Problem.Forbidden("To accept something needs the role operator or admin."));
        }
        return names.stream()
                .map(name -> Acceptance.of(name)
                        .orElseThrow(() -> RunParameters.wrong("accept", "is none of CLOSED_PERIOD, TOTAL_JUMP")))
                .collect(Collectors.toSet());
    }

    private static Optional<IngestMode> mode(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(IngestMode.of(id)
                .orElseThrow(() -> RunParameters.wrong("ingestMode", "is neither deterministic nor live")));
    }
}
