package dev.tollgate.reconcile.total.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What anybody needs to check a reconciliation without us: the judgement's bytes and what they were made from. */
@Path("/v1/reconciliations")
@Tag(name = "Reconciliations")
class DocumentsResource {
    private final Stored stored;

    DocumentsResource(Stored stored) {
        this.stored = stored;
    }

    @GET
    @Path("/{id}/judgement")
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "getJudgement",
            summary = "Read the judgement's canonical bytes",
            description = "Canonical JSON (RFC 8785) whose SHA-256 is `digest`. It has every field of the"
                    + " reconciliation but `id`, `previous` and `digest`, which are given when it is stored; so the"
                    + " same inputs always give the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes as they were judged.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    @APIResponse(responseCode = "404", description = Stored.NOT_FOUND)
    public Uni<byte[]> judgement(@PathParam("id") String id) {
        return stored.find(id).map(found -> found.judgement().getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("/{id}/inputs")
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "getInputs",
            summary = "Read what it was judged from",
            description = "`billingPeriod`, `mode`, `judgedAt`, the text of the limits file in `limits`, and in"
                    + " `providerTotals` and `canonicalTotals` the ingest service's answers: the text of the `body`,"
                    + " or why there was `silence`. `reconcile-service replay --inputs FILE` gives the judgement's"
                    + " bytes again, without server and database.")
    @APIResponse(
            responseCode = "200",
            description = "The inputs, canonical JSON.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    @APIResponse(responseCode = "404", description = Stored.NOT_FOUND)
    public Uni<byte[]> inputs(@PathParam("id") String id) {
        return stored.inputsOf(id).map(found -> found.getBytes(StandardCharsets.UTF_8));
    }
}
