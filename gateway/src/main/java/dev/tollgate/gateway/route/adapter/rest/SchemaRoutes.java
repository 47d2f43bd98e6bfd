package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JSON Schemas that the services publish, below one address. */
@Path("/v1/schemas")
@Tag(name = "schemas")
@APIResponse(responseCode = "413", description = "The body is too large")
@APIResponse(responseCode = "503", description = "The service does not answer; Retry-After says when to ask again")
class SchemaRoutes {
    /** How the ingest service names all of its schemas; those of the reconcile service are named as their files. */
    private static final String OF_INGEST = ".schema.json";

    private static final byte[] NOTHING = {};

    private final Forwarding forwarding;
    private final SecurityIdentity identity;

    SchemaRoutes(Forwarding forwarding, SecurityIdentity identity) {
        this.forwarding = forwarding;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "listSchemas",
            summary = "List the JSON Schemas of bills, totals and drops",
            description = "Those of the ingest service. The reconcile service has one more,"
                    + " billing-live-smoke.config.json. Forwarded to the ingest-service, query and body untouched.")
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> listSchemas(@Context HttpServerRequest request) {
        return forwarding.forward(Peer.INGEST, request, identity, NOTHING);
    }

    @GET
    @Path("/{file}")
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getSchema",
            summary = "Read a JSON Schema",
            description = "A published schema of the ingest service, whose names end in .schema.json, or of the"
                    + " reconcile service. Forwarded to it, query and body untouched.")
    @Parameter(
            name = "file",
            in = ParameterIn.PATH,
            required = true,
            description = "As the service names it.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "What the service answers",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> getSchema(@Context HttpServerRequest request, @PathParam("file") String file) {
        Peer peer = file.endsWith(OF_INGEST) ? Peer.INGEST : Peer.RECONCILE;
        return forwarding.forward(peer, request, identity, NOTHING);
    }
}
