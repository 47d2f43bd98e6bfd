package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.webhook.ReadingHealth;
import dev.tollgate.ingest.webhook.Webhooks;
import dev.tollgate.ingest.webhook.Webhooks.Standing;
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

@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookListResource {
    private final Webhooks webhooks;
    private final ReadingHealth health;

    WebhookListResource(Webhooks webhooks, ReadingHealth health) {
        this.webhooks = webhooks;
        this.health = health;
    }

    @GET
    @RolesAllowed({"operator", "auditor", "admin"})
    @Operation(
            operationId = "webhooks",
            summary = "Webhooks by what became of them",
            description = "Newest first, with every check's result; values of headers that can be secrets are masked.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them.",
            content = @Content(schema = @Schema(implementation = WebhookPage.class)))
    public Uni<WebhookPage> newest(
            @Parameter(description = "Whose.", required = true) @RestQuery @Nullable String provider,
            @Parameter(description = "counted, waiting, conflict, denied or untrusted.", required = true)
                    @RestQuery
                    @Nullable
                    String standing,
            @Parameter(description = "How many at most, 1 to 500; 100 unless given.") @RestQuery @Nullable String limit,
            @Parameter(description = "The next of the page before.") @RestQuery @Nullable String cursor) {
        String whose = WebhookRequestParts.provider(provider);
        Standing which = WebhookRequestParts.standing(standing);
        int size = WebhookRequestParts.limit(limit);
        Optional<Long> before = Optional.ofNullable(cursor).map(text -> WebhookRequestParts.number("cursor", text));
        return webhooks.newest(whose, which, before, size + 1).map(found -> WebhookPage.of(found, size));
    }

    @GET
    @Path("health")
    @RolesAllowed({"operator", "auditor", "admin", "service", "pipeline"})
    @Operation(
            operationId = "webhookHealth",
            summary = "Whether webhooks come, are believed and are worked off",
            description = "For each provider. Where nothing came there is no failure ratio: no data is no proof.")
    @APIResponse(
            responseCode = "200",
            description = "What came within the window, and what waits now.",
            content = @Content(schema = @Schema(implementation = WebhookHealthResponse.class)))
    public Uni<WebhookHealthResponse> health(
            @Parameter(description = "How far back, PT1M to P7D; PT1H unless given.") @RestQuery @Nullable
                    String window) {
        return health.read(WebhookRequestParts.window(window)).map(WebhookHealthResponse::of);
    }
}
