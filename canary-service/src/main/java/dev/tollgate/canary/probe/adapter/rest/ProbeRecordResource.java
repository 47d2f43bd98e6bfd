package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.ProbeRun;
import dev.tollgate.canary.probe.ProbeRuns;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The canonical record of a run, for whoever wants to check its digest. */
@Path("/v1/probe-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "probe runs")
@APIResponse(responseCode = "400", description = "The request breaks its documented shape; every mistake is listed.")
class ProbeRecordResource {
    private final ProbeRuns runs;

    ProbeRecordResource(ProbeRuns runs) {
        this.runs = runs;
    }

    /** The bytes behind the digest (promise 6): 404 while the run goes on. */
    @GET
    @Path("/{id}/record")
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            summary = "Read the canonical record of a run",
            description =
                    "Canonical JSON (RFC 8785); the SHA-256 of its bytes is the run's digest. Equal runs give equal bytes.")
    @APIResponse(
            responseCode = "200",
            description = "The record.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "There is no such run, or it has not ended.")
    public Uni<String> record(UUID id) {
        return runs.find(id).map(found -> found.flatMap(ProbeRun::ended)
                .map(ProbeRun.Ended::record)
                .orElseThrow(ProbeRunsResource::notFound));
    }
}
