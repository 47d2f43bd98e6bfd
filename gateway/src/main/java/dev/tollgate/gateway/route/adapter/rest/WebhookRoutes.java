package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What payment providers send. Shapes, parameters and further answers are those of the service's own {@code openapi.yaml}. */
@Path("/v1")
@Tag(name = "webhooks")
@APIResponse(responseCode = "503", description = "The service does not answer; Retry-After says when to ask again")
class WebhookRoutes {
    private static final byte[] NOTHING = {};

    private final Forwarding forwarding;
    private final WebhookForwarding webhooks;
    private final SecurityIdentity identity;

    WebhookRoutes(Forwarding forwarding, WebhookForwarding webhooks, SecurityIdentity identity) {
        this.forwarding = forwarding;
        this.webhooks = webhooks;
        this.identity = identity;
    }

    @POST
    @Path("/webhooks/{provider}")
    @PermitAll
    @Operation(
            operationId = "deliverWebhook",
            summary = "Deliver a payment provider's webhook",
            description =
                    "Open to everybody: no API key, and an Authorization header is the sender's own. At most 1 MiB."
                            + " Forwarded to the ingest-service as it comes, query, body and headers untouched, with the"
                            + " address that it came from.")
    @RequestBody(
            required = true,
            description = "Whatever the provider sends.",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "200",
            description = "Stored, now or before: the sender need not come again",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "400", description = "A trusted proxy does not say readably for whom it speaks")
    @APIResponse(responseCode = "401", description = "Not believed")
    @APIResponse(responseCode = "403", description = "Not believed")
    @APIResponse(responseCode = "404", description = "No such provider is configured")
    @APIResponse(responseCode = "408", description = "The body came too slowly")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "415", description = "The body has a content encoding")
    @APIResponse(responseCode = "429", description = "Too much at once; Retry-After says when to send it again")
    public Uni<Response> deliverWebhook(@RestPath String provider, @Context RoutingContext routing) {
        return webhooks.stream(routing, provider);
    }

    @GET
    @Path("/webhooks")
    @RolesAllowed({"operator", "auditor", "admin"})
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description = "What was believed, what waits, what contradicts and what was refused, newest first, without"
                    + " bodies. Forwarded to the ingest-service, query untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listWebhooks(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }

    @GET
    @Path("/webhooks/health")
    @RolesAllowed({"pipeline", "operator", "auditor", "admin"})
    @Operation(
            operationId = "readWebhookHealth",
            summary = "Read how webhooks fare",
            description = "For each provider: what came, what failed, what waits and since when. Forwarded to the"
                    + " ingest-service, query untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> readWebhookHealth(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }
}
