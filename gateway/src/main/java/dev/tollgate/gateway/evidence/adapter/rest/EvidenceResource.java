package dev.tollgate.gateway.evidence.adapter.rest;

import dev.tollgate.gateway.evidence.Artefacts;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Artefacts by their SHA-256 (D1). */
@Path("/v1/evidence")
@Tag(name = "evidence")
class EvidenceResource {
    private final Artefacts artefacts;

    EvidenceResource(Artefacts artefacts) {
        this.artefacts = artefacts;
    }

    @GET
    @Path("/{sha256}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(
            operationId = "getEvidence",
            summary = "Read an artefact",
            description = "The bytes as they were kept, proven against their digest before they are sent. Always as"
                    + " bytes to be saved, never as something a browser would show.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema =
                                    @Schema(
                                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                                            format = "binary")))
    @APIResponse(responseCode = "400", description = "Not a digest")
    @APIResponse(responseCode = "404", description = "No artefact has this digest")
    @APIResponse(responseCode = "409", description = "The stored bytes no longer have this digest")
    public Uni<Response> get(
            @PathParam("sha256") @Pattern(regexp = "[0-9a-f]{64}", message = "64 lower-case hexadecimal digits")
                    String sha256) {
        return artefacts.read(new Sha256(sha256)).map(found -> Response.ok(
                        found.orElseThrow(
                                () -> new ProblemException(new Problem.NotFound("No artefact has this digest."))),
                        MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + sha256 + "\"")
                .build());
    }
}
