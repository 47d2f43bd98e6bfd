package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The published JSON Schemas of what goes in and of what comes out (A7). */
@Path("/v1/schemas")
@Tag(name = "Schemas")
class SchemaResource {
    private static final String SCHEMA_TYPE = "application/schema+json";

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(operationId = "schemas", summary = "Which JSON Schemas there are")
    @APIResponse(
            responseCode = "200",
            description = "Their names.",
            content = @Content(schema = @Schema(implementation = SchemaList.class)))
    public SchemaList all() {
        return SchemaList.of(Arrays.asList(PublishedSchema.values()));
    }

    @GET
    @Path("/{name}")
    @Produces(SCHEMA_TYPE)
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "schema",
            summary = "Read a JSON Schema",
            description = "JSON Schema 2020-12, closed: what it does not name is not allowed. Its $id goes up when what"
                    + " was valid is valid no more.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(mediaType = SCHEMA_TYPE, schema = @Schema(implementation = Object.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such schema.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public byte[] one(@Parameter(description = "For example charge.schema.json.") @RestPath String name)
            throws IOException {
        return PublishedSchema.of(name)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no such schema.")))
                .read();
    }
}
