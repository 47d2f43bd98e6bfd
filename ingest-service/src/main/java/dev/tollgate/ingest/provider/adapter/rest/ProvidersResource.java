package dev.tollgate.ingest.provider.adapter.rest;

import dev.tollgate.ingest.provider.LookingAtConnections;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Providers")
@APIResponse(
        responseCode = "401",
        description = "No token of an accepted peer.",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
@APIResponse(
        responseCode = "403",
        description = "The caller's role does not allow it.",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
class ProvidersResource {
    private final LookingAtConnections looking;

    ProvidersResource(LookingAtConnections looking) {
        this.looking = looking;
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(operationId = "providers", summary = "How the connection to each provider stands", description = """
                    From the configuration and the live runs: nobody is called, and no reference is resolved. READY means \
                    that the newest live run that has ended brought a month in; it is no proof that the next one will. \
                    `ingest-service check-credentials` asks the providers themselves.""")
    @APIResponse(
            responseCode = "200",
            description = "All tier-1 providers.",
            content = @Content(schema = @Schema(implementation = ProvidersResponse.class)))
    public Uni<ProvidersResponse> providers() {
        return looking.look().map(ProvidersResponse::of);
    }
}
