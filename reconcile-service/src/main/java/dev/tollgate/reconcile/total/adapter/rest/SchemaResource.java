package dev.tollgate.reconcile.total.adapter.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The published JSON Schemas of the files that people write for this service (B5). */
@Path("/v1/schemas")
@Tag(name = "Schemas")
class SchemaResource {
    private static final String LIMITS = "/schemas/billing-live-smoke.config.json";
    private static final String SCHEMA_TYPE = "application/schema+json";

    @GET
    @Path("/billing-live-smoke.config.json")
    @Produces(SCHEMA_TYPE)
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "getLimitsSchema",
            summary = "Read the JSON Schema of the limits file",
            description = "JSON Schema 2020-12 of billing-live-smoke.config.json.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(mediaType = SCHEMA_TYPE, schema = @Schema(implementation = Object.class)))
    public byte[] limits() throws IOException {
        try (InputStream in = SchemaResource.class.getResourceAsStream(LIMITS)) {
            if (in == null) {
                throw new IllegalStateException(LIMITS + " is not packaged");
            }
            return in.readAllBytes();
        }
    }
}
