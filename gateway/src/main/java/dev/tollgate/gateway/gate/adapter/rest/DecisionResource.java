package dev.tollgate.gateway.gate.adapter.rest;

import static dev.tollgate.gateway.release.RequestParameters.cursor;
import static dev.tollgate.gateway.release.RequestParameters.id;
import static dev.tollgate.gateway.release.RequestParameters.limit;

import dev.tollgate.gateway.gate.Deciding;
import dev.tollgate.gateway.gate.Decision;
import dev.tollgate.gateway.gate.FindingDecisions;
import dev.tollgate.kernel.adapter.peer.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The gates of a release, and their decisions (C1, C3, C4, C6). */
@Path("/v1/releases/{id}/gates/{tier}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gate")
@APIResponse(responseCode = "400", description = "An id or parameter of the wrong shape")
@APIResponse(responseCode = "404", description = "There is no such release, gate or decision")
class DecisionResource {
    private static final String DEFAULT_POLICY = "release";

    private final Deciding deciding;
    private final FindingDecisions finding;
    private final SecurityIdentity identity;

    DecisionResource(Deciding deciding, FindingDecisions finding, SecurityIdentity identity) {
        this.deciding = deciding;
        this.finding = finding;
        this.identity = identity;
    }

    @POST
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decide",
            summary = "Ask a gate for its decision",
            description =
                    "Pulls the evidence of this moment, evaluates every check, stores the decision with the digests of all it has seen, and answers with it. Evidence that cannot be had makes its check UNPROVEN and never this operation fail. Asked again, it decides again, on what is known then; nothing else changes, so repeating is safe.")
    @APIResponse(
            responseCode = "201",
            description = "The decision, whatever its verdict; Location names it",
            content = @Content(schema = @Schema(implementation = DecisionResponse.class)))
    @APIResponse(
            responseCode = "422",
            description = "There is no such policy, or it is a demonstration and these are off here")
    public Uni<Response> decide(
            @PathParam("id") @Schema(implementation = UUID.class) String id,
            @PathParam("tier") String tier,
            @Valid @Nullable DecisionRequest request) {
        String policy = request == null ? DEFAULT_POLICY : request.policy().orElse(DEFAULT_POLICY);
        return deciding.decide(id("id", id), tier, policy, Callers.of(identity)).map(DecisionResource::created);
    }

    @GET
    @Path("/{decisionId}")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getDecision",
            summary = "Read a decision",
            description = "As it was made; it never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content = @Content(schema = @Schema(implementation = DecisionResponse.class)))
    public Uni<DecisionResponse> get(
            @PathParam("id") @Schema(implementation = UUID.class) String id,
            @PathParam("tier") String tier,
            @PathParam("decisionId") @Schema(implementation = UUID.class) String decisionId) {
        return finding.find(id("id", id), tier, id("decisionId", decisionId)).map(DecisionResponse::of);
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listDecisions",
            summary = "List the decisions of a gate",
            description = "Newest first, in pages; follow `next`.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = DecisionPage.class)))
    public Uni<DecisionPage> list(
            @PathParam("id") @Schema(implementation = UUID.class) String id,
            @PathParam("tier") String tier,
            @QueryParam("limit")
                    @DefaultValue("20")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100")
                    String limit,
            @QueryParam("cursor") @Schema(implementation = UUID.class) Optional<String> cursor) {
        int size = limit(limit);
        return finding.newest(id("id", id), tier, size + 1, cursor(cursor)).map(found -> DecisionPage.of(found, size));
    }

    private static Response created(Decision decision) {
        String location = "/v1/releases/" + decision.judgement().releaseId() + "/gates/"
                + decision.judgement().tier() + "/decisions/" + decision.id();
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, location)
                .entity(DecisionResponse.of(decision))
                .build();
    }
}
