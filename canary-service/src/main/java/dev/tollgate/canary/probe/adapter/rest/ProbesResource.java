package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.Probe;
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

/** The probes that are shipped. */
@Path("/v1/probes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "probes")
class ProbesResource {
    /** What each probe sends, what must hold, and which guards it is under. */
    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(summary = "List probes", description = "Every shipped probe with its guards and its steps.")
    @APIResponse(
            responseCode = "200",
            description = "The probes.",
            content = @Content(schema = @Schema(implementation = ProbeResponse.All.class)))
    public ProbeResponse.All list() {
        return new ProbeResponse.All(
                Probe.shipped().stream().map(ProbeResponse::of).toList());
    }
}
