package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.UsageConflicts;
import dev.tollgate.kernel.adapter.peer.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/usage-conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
class UsageConflictResource {
    private final UsageConflicts conflicts;
    private final SecurityIdentity identity;

    UsageConflictResource(UsageConflicts conflicts, SecurityIdentity identity) {
        this.conflicts = conflicts;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({"pipeline", "operator", "admin", "service"})
    @Operation(
            operationId = "usageConflicts",
            summary = "Events kept apart",
            description = "Their identity was stored before with other content. They are in no total; each content is"
                    + " kept once, however often it came.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, beside the events that count.",
            content = @Content(schema = @Schema(implementation = ConflictPage.class)))
    @APIResponse(
            responseCode = "503",
            description = "The store does not answer in time; Retry-After says when to ask again.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Uni<ConflictPage> newest(
            @Parameter(description = "Whose.", required = true) @RestQuery @Nullable String tenant,
            @Parameter(description = "How many at most, 1 to 500; 100 unless given.") @RestQuery @Nullable String limit,
            @Parameter(description = "The next of the page before.") @RestQuery @Nullable String cursor) {
        String whose = UsageParameters.tenant(tenant);
        Tenancy.check(Callers.of(identity), whose);
        int size = UsageParameters.limit(limit);
        return conflicts
                .newest(
                        whose,
                        Optional.ofNullable(cursor).map(text -> UsageParameters.number("cursor", text)),
                        size + 1)
                .map(found -> ConflictPage.of(found, size));
    }
}
