package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.ProbeMode;
import dev.tollgate.canary.probe.ProbeRun;
import dev.tollgate.canary.probe.ProbeRuns;
import dev.tollgate.canary.probe.ProbeRuns.Filter;
import dev.tollgate.canary.probe.Probing;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Runs of probes: start one, wait for it, read it again, check it (E1, E3, E4). */
@Path("/v1/probe-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "probe runs")
@APIResponse(responseCode = "400", description = "The request breaks its documented shape; every mistake is listed.")
class ProbeRunsResource {
    private static final String WAIT =
            "How long the answer may wait for the end of the run, up to 60s; not at all unless given.";

    private final Probing probing;
    private final ProbeRuns runs;
    private final LongPoll longPoll;

    ProbeRunsResource(Probing probing, ProbeRuns runs, LongPoll longPoll) {
        this.probing = probing;
        this.runs = runs;
        this.longPoll = longPoll;
    }

    /** Starts a run: 202 while it goes on, 201 when it ended within the wait; both with its Location. */
    @POST
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            summary = "Start a run of a probe",
            description =
                    "Asks the guards, walks the steps, cleans up. An amount over its cap gives a stored run with the"
                            + " verdict FAIL(AMOUNT_OVER_CAP) and sends nothing. One run of a probe goes on at a time.")
    @APIResponse(
            responseCode = "201",
            description = "The run has ended; its verdict is in the body.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The run, relative.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ProbeRunResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "The run goes on; ask for it at its Location.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The run, relative.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ProbeRunResponse.class)))
    @APIResponse(responseCode = "409", description = "A run of this probe is going on.")
    @APIResponse(
            responseCode = "422",
            description =
                    "Mode staging, which is not part of this version; or an Idempotency-Key that was used for another request.")
    public Uni<RestResponse<ProbeRunResponse>> start(
            @Valid @NotNull(message = "is required") ProbeRunRequest request,
            @Parameter(description = WAIT, example = "30s") @QueryParam("wait") @Nullable String wait,
            @Parameter(description = "The same key and body give the same run, once.")
                    @HeaderParam("Idempotency-Key")
                    @Size(min = 1, max = 200, message = "is 1 to 200 characters long")
                    @Nullable
                    String idempotencyKey) {
        Duration patience = LongPoll.waitOf(wait);
        return probing.start(request.toWanted(Optional.ofNullable(idempotencyKey)))
                .chain(started -> longPoll.until(started.order().id(), patience).map(found -> found.orElse(started)))
                .map(ProbeRunsResource::created);
    }

    /** One run: 404 when there is none. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(summary = "Read a run", description = "As it is now, or when it has ended within the wait.")
    @APIResponse(
            responseCode = "200",
            description = "The run.",
            content = @Content(schema = @Schema(implementation = ProbeRunResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such run.")
    public Uni<ProbeRunResponse> find(
            UUID id, @Parameter(description = WAIT, example = "30s") @QueryParam("wait") @Nullable String wait) {
        return longPoll.until(id, LongPoll.waitOf(wait))
                .map(found -> ProbeRunResponse.of(found.orElseThrow(ProbeRunsResource::notFound)));
    }

    /** Runs, newest first. */
    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(summary = "List runs", description = "Newest first, a page at a time.")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs.",
            content = @Content(schema = @Schema(implementation = ProbeRunPage.class)))
    public Uni<ProbeRunPage> list(
            @Parameter(description = "Only of this probe.") @QueryParam("probe") @Nullable String probe,
            @Parameter(description = "Only of this mode: mock or staging.") @QueryParam("mode") @Nullable String mode,
            @Parameter(description = "Only of this commit, 40 hexadecimal digits.")
                    @QueryParam("commit")
                    @Pattern(regexp = "[0-9a-f]{40}", message = "is a full commit id: 40 lower-case hexadecimal digits")
                    @Nullable
                    String commit,
            @Parameter(description = "How many a page.") @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100)
                    int limit,
            @Parameter(description = "The next of the page before.") @QueryParam("cursor") @Nullable UUID cursor) {
        Optional<ProbeMode> wantedMode = Optional.ofNullable(mode).map(ProbeRunRequest::modeOf);
        Filter filter = new Filter(
                Optional.ofNullable(probe), wantedMode, Optional.ofNullable(commit), Optional.ofNullable(cursor));
        return runs.newest(filter, limit + 1).map(found -> ProbeRunPage.of(found, limit));
    }

    private static RestResponse<ProbeRunResponse> created(ProbeRun run) {
        // As text: a URI would be made absolute with our own address, which a caller behind the gateway cannot reach.
        String location = "/v1/probe-runs/" + run.order().id();
        RestResponse.Status status = run.isFinished() ? RestResponse.Status.CREATED : RestResponse.Status.ACCEPTED;
        return ResponseBuilder.create(status, ProbeRunResponse.of(run))
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    static ProblemException notFound() {
        return new ProblemException(new Problem.NotFound("There is no such run, or it has no record yet."));
    }
}
