package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What applications used. Shapes, parameters and further answers are those of the service's own {@code openapi.yaml}. */
@Path("/v1")
@Tag(name = "usage")
@APIResponse(responseCode = "503", description = "The service does not answer; Retry-After says when to ask again")
class UsageRoutes {
    private static final byte[] NOTHING = {};

    private final Forwarding forwarding;
    private final UsageForwarding streamed;
    private final SecurityIdentity identity;

    UsageRoutes(Forwarding forwarding, UsageForwarding streamed, SecurityIdentity identity) {
        this.forwarding = forwarding;
        this.streamed = streamed;
        this.identity = identity;
    }

    @POST
    @Path("/usage-events")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Consumes({
        "application/cloudevents+json",
        "application/cloudevents-batch+json",
        "application/x-ndjson",
        MediaType.APPLICATION_JSON
    })
    @Operation(
            operationId = "sendUsageEvents",
            summary = "Send usage events",
            description =
                    "CloudEvents 1.0, from 1 to 10,000 and at most 10 MiB a request, each with an answer of its own."
                            + " Sending the same events again is always safe. Forwarded to the ingest-service as it comes,"
                            + " query, body and the ce- headers of binary mode untouched.")
    @RequestBody(
            required = true,
            description = "One event (structured, or binary with ce- headers), a batch, or one event a line.",
            content = {
                @Content(mediaType = "application/cloudevents+json", schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = "application/cloudevents-batch+json", schema = @Schema(type = SchemaType.ARRAY)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(
            responseCode = "200",
            description = "Every event is stored, now or before",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "207",
            description = "At least one event is not stored: each result says why",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "408", description = "The body came too slowly")
    @APIResponse(responseCode = "409", description = "The only event is stored with other content")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "429", description = "Too much at once; Retry-After says when to send it again")
    public Uni<Response> sendUsageEvents(@Context RoutingContext routing) {
        return streamed.stream(routing, identity);
    }

    @GET
    @Path("/usage-aggregates")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listUsageAggregates",
            summary = "Read usage by the hour",
            description =
                    "By tenant, product and meter, now or as it was known at a moment in the past. Forwarded to the"
                            + " ingest-service, query untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listUsageAggregates(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }

    @GET
    @Path("/usage-conflicts")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listUsageConflicts",
            summary = "List events that contradict a stored one",
            description = "The same identity with other content, kept apart and never counted. Forwarded to the"
                    + " ingest-service, query untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listUsageConflicts(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }
}
