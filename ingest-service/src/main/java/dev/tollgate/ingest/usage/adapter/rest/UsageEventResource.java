package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.BodyForm;
import dev.tollgate.ingest.usage.ReceivingUsage;
import dev.tollgate.ingest.usage.UsageBody;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Caller;
import dev.tollgate.kernel.adapter.peer.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/usage-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
class UsageEventResource {
    private final ReceivingUsage receiving;
    private final SecurityIdentity identity;

    UsageEventResource(ReceivingUsage receiving, SecurityIdentity identity) {
        this.receiving = receiving;
        this.identity = identity;
    }

    @POST
    @RunOnVirtualThread // Reads the body as it comes, and waits until it is durable.
    @Consumes({
        UsageRequestParts.STRUCTURED,
        UsageRequestParts.BATCHED,
        UsageRequestParts.LINES,
        MediaType.APPLICATION_JSON
    })
    @RolesAllowed({"pipeline", "operator", "admin"})
    @Operation(operationId = "sendUsage", summary = "Send usage events", description = """
                    CloudEvents 1.0 of type dev.tollgate.usage.v1: one (structured or binary mode), a JSON array (batched \
                    mode) or one a line; at most 10,000 and 10 MiB. usage.md has their fields.

                    What is answered accepted is on disk. Tenant, source and id are an event's identity: the same content \
                    again is a duplicate and counts once; other content is a conflict, kept apart and never counted. \
                    Whatever the answer, and when there is none, sending the same events again is safe.""")
    @APIResponse(
            responseCode = "200",
            description = "Every event is accepted, or was before.",
            content = @Content(schema = @Schema(implementation = UsageResponse.class)))
    @APIResponse(
            responseCode = "207",
            description = "At least one event is not counted: the results say which, and why.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds after which refused events may come again.",
                            schema = @Schema(implementation = Integer.class)),
            content = @Content(schema = @Schema(implementation = UsageResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "The only event is wrong, or the body cannot be read; nothing of it is stored.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "408",
            description = "The body came too slowly; nothing of it is stored.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "409",
            description = "The only event is a conflict.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "413",
            description = "More bytes or events than a request may have; nothing of it is stored.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "415",
            description = "Another content type, character set or content encoding.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "429",
            description = "Every event's tenant is over its rate, or more is in hand than we hold; nothing is stored.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds.",
                            schema = @Schema(implementation = Integer.class)),
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "503",
            description = "The store did not confirm; nothing is known, and sending again is safe.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public RestResponse<UsageResponse> send(
            @Context HttpHeaders headers,
            @Parameter(description = "backfill, by an operator: marked as such, and may reach 400 days back.")
                    @RestQuery
                    @Nullable
                    String origin,
            InputStream body)
            throws InterruptedException {
        BodyForm form = UsageRequestParts.form(headers);
        boolean backfill = UsageRequestParts.isBackfill(origin);
        if (backfill && !identity.hasRole("operator") && !identity.hasRole("admin")) {
            throw new ProblemException(new Problem.Forbidden("A backfill needs the role operator or admin."));
        }
        Caller caller = Callers.of(identity);
        return UsageAnswers.of(receiving.receive(new UsageBody(
                form, UsageRequestParts.attributes(form, headers), body, backfill, Tenancy.of(caller), caller.name())));
    }
}
