package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.webhook.ReceivingWebhooks;
import dev.tollgate.ingest.webhook.SentWebhook;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Caller;
import dev.tollgate.kernel.adapter.peer.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.InetAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/webhooks/{provider}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookDoorResource {
    private final ReceivingWebhooks receiving;
    private final SecurityIdentity identity;

    WebhookDoorResource(ReceivingWebhooks receiving, SecurityIdentity identity) {
        this.receiving = receiving;
        this.identity = identity;
    }

    @POST
    @RunOnVirtualThread // Reads the body as it comes, and waits until it is durable.
    @RolesAllowed(Caller.WEBHOOK_ROLE)
    @Operation(operationId = "receiveWebhook", summary = "Take a payment provider's webhook", description = """
                    Judged by the provider's policy before anything of it is believed, and stored with every check's \
                    result before it is acknowledged. The same event again is acknowledged and counts once; other \
                    content under the same id is stored, acknowledged and shown as a conflict.""")
    @APIResponse(
            responseCode = "200",
            description = "It is stored; its sender need not come again.",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "It is not believed.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "403",
            description = "It is not believed.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "404",
            description = "No such provider is configured.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "408",
            description = "The body came too slowly.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "413",
            description = "The body has more bytes than a webhook may have.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "415",
            description = "A content encoding.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "429",
            description = "More is in hand than we hold.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds.",
                            schema = @Schema(implementation = Integer.class)),
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "503",
            description = "A secret or the store does not answer; nothing is known, and coming again is safe.",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public WebhookAnswer receive(@RestPath String provider, @Context HttpHeaders headers, InputStream body)
            throws InterruptedException {
        InetAddress source = Callers.sender(identity)
                .orElseThrow(
                        () -> new ProblemException(new Problem.Forbidden("The token names no address of a sender.")));
        return WebhookAnswer.of(receiving.receive(
                new SentWebhook(provider, WebhookRequestParts.headers(headers), source, Callers.via(identity), body)));
    }
}
