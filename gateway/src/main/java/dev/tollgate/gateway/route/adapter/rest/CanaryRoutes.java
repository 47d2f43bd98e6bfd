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

/** Synthetic probes. Shapes, parameters and further answers are those of the service's own {@code openapi.yaml}. */
@Path("/v1")
@Tag(name = "canary")
@APIResponse(responseCode = "413", description = "The body is too large")
@APIResponse(responseCode = "503", description = "The service does not answer; Retry-After says when to ask again")
class CanaryRoutes {
    private static final byte[] NOTHING = {};

    private final Forwarding forwarding;
    private final SecurityIdentity identity;

    CanaryRoutes(Forwarding forwarding, SecurityIdentity identity) {
        this.forwarding = forwarding;
        this.identity = identity;
    }

    @POST
    @Path("/probe-runs")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startProbeRun",
            summary = "Run a probe",
            description =
                    "Pretends to be a customer, within its money limits. Forwarded to the canary-service, query and body untouched.")
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
    public Uni<Response> startProbeRun(@Context HttpServerRequest request, byte[] body) {
        return forwarding.forward(Peer.CANARY, request, identity, body);
    }

    @GET
    @Path("/probe-runs")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listProbeRuns",
            summary = "List probe runs",
            description = "Newest first, in pages. Forwarded to the canary-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listProbeRuns(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.CANARY, request, identity, NOTHING);
    }

    @GET
    @Path("/probe-runs/{id}")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getProbeRun",
            summary = "Read a probe run",
            description =
                    "With `wait`, answers when the run has ended or the time is up. Forwarded to the canary-service, query and body untouched.")
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
    public Uni<Response> getProbeRun(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.CANARY, request, identity, NOTHING);
    }

    @GET
    @Path("/probe-runs/{id}/record")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getProbeRunRecord",
            summary = "Read the bytes that a probe run proves",
            description =
                    "The canonical JSON whose SHA-256 is the run's digest. Forwarded to the canary-service, query and body untouched.")
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
    public Uni<Response> getProbeRunRecord(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.CANARY, request, identity, NOTHING);
    }

    @GET
    @Path("/probes")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listProbes",
            summary = "List the probes",
            description = "Their steps and guards. Forwarded to the canary-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listProbes(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.CANARY, request, identity, NOTHING);
    }
}
