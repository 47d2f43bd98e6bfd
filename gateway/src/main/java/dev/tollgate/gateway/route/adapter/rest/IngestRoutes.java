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

/** Bringing bills in, and the totals of both sides. Shapes, parameters and further answers are those of the service's own {@code openapi.yaml}. */
@Path("/v1")
@Tag(name = "ingest")
@APIResponse(responseCode = "413", description = "The body is too large")
@APIResponse(responseCode = "503", description = "The service does not answer; Retry-After says when to ask again")
class IngestRoutes {
    private static final byte[] NOTHING = {};

    private final Forwarding forwarding;
    private final SecurityIdentity identity;

    IngestRoutes(Forwarding forwarding, SecurityIdentity identity) {
        this.forwarding = forwarding;
        this.identity = identity;
    }

    @POST
    @Path("/ingest-runs")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startIngestRun",
            summary = "Ingest an export",
            description =
                    "Brings one export and its statement in. Forwarded to the ingest-service, query and body untouched.")
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
    public Uni<Response> startIngestRun(@Context HttpServerRequest request, byte[] body) {
        return forwarding.forward(Peer.INGEST, request, identity, body);
    }

    @GET
    @Path("/ingest-runs")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listIngestRuns",
            summary = "List ingest runs",
            description = "Newest first, in pages. Forwarded to the ingest-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listIngestRuns(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }

    @GET
    @Path("/ingest-runs/{id}")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getIngestRun",
            summary = "Read an ingest run",
            description =
                    "With `wait`, answers when the run has ended or the time is up. Forwarded to the ingest-service, query and body untouched.")
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
    public Uni<Response> getIngestRun(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }

    @GET
    @Path("/canonical-totals")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getCanonicalTotals",
            summary = "Read our totals",
            description =
                    "The canonical totals of a period. Forwarded to the ingest-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> getCanonicalTotals(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }

    @GET
    @Path("/provider-totals")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getProviderTotals",
            summary = "Read the providers' totals",
            description =
                    "What the providers themselves state for a period. Forwarded to the ingest-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> getProviderTotals(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }

    @GET
    @Path("/providers")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listProviders",
            summary = "Read how the connection to each provider stands",
            description =
                    "State, last and next live run, the month covered and how recent it is; never a secret. Forwarded to the ingest-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listProviders(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }
}
