package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reconciliations. Shapes, parameters and further answers are those of the service's own {@code openapi.yaml}. */
@Path("/v1")
@Tag(name = "reconcile")
@APIResponse(responseCode = "413", description = "The body is too large")
@APIResponse(responseCode = "503", description = "The service does not answer; Retry-After says when to ask again")
class ReconcileRoutes {
    private static final byte[] NOTHING = {};

    private final Forwarding forwarding;
    private final SecurityIdentity identity;

    ReconcileRoutes(Forwarding forwarding, SecurityIdentity identity) {
        this.forwarding = forwarding;
        this.identity = identity;
    }

    @POST
    @Path("/reconciliations")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reconcile",
            summary = "Reconcile a period",
            description =
                    "Compares both totals and stores the judgement. Forwarded to the reconcile-service, query and body untouched.")
    @APIResponse(
            responseCode = "201",
            description = "Done; Location names it",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "Under way; Location names it",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @RequestBody(
            required = true,
            description = "As the service describes it.",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> reconcile(@Context HttpServerRequest request, byte[] body) {
        return forwarding.forward(Peer.RECONCILE, request, identity, body);
    }

    @GET
    @Path("/reconciliations")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listReconciliations",
            summary = "List reconciliations",
            description = "Newest first, in pages. Forwarded to the reconcile-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listReconciliations(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.RECONCILE, request, identity, NOTHING);
    }

    @GET
    @Path("/reconciliations/{id}")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getReconciliation",
            summary = "Read a reconciliation",
            description = "One stored judgement. Forwarded to the reconcile-service, query and body untouched.")
    @Parameter(
            name = "id",
            in = ParameterIn.PATH,
            required = true,
            description = "As the service names it.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> getReconciliation(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.RECONCILE, request, identity, NOTHING);
    }

    @GET
    @Path("/reconciliations/{id}/judgement")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getReconciliationJudgement",
            summary = "Read the bytes that were judged",
            description =
                    "The canonical JSON whose SHA-256 is the digest. Forwarded to the reconcile-service, query and body untouched.")
    @Parameter(
            name = "id",
            in = ParameterIn.PATH,
            required = true,
            description = "As the service names it.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> getReconciliationJudgement(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.RECONCILE, request, identity, NOTHING);
    }

    @GET
    @Path("/reconciliations/{id}/inputs")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getReconciliationInputs",
            summary = "Read what was judged",
            description =
                    "The inputs from which a replay gives the same bytes. Forwarded to the reconcile-service, query and body untouched.")
    @Parameter(
            name = "id",
            in = ParameterIn.PATH,
            required = true,
            description = "As the service names it.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> getReconciliationInputs(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.RECONCILE, request, identity, NOTHING);
    }
}
