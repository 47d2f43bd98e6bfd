package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.webhook.ArrivingBody;
import dev.tollgate.ingest.webhook.BodyNotTaken;
import dev.tollgate.ingest.webhook.ReceivingWebhooks;
import dev.tollgate.ingest.webhook.ReceivingWebhooks.Begun;
import dev.tollgate.ingest.webhook.Reception;
import dev.tollgate.ingest.webhook.SentWebhook;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Caller;
import dev.tollgate.kernel.adapter.peer.Callers;
import dev.tollgate.kernel.adapter.rest.UnreadBody;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/webhooks/{provider}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookDoorResource {
    private final ReceivingWebhooks receiving;
    private final SecurityIdentity identity;
    private final ExecutorService virtualThreads;
    private final Duration bodyTime;

    WebhookDoorResource(
            ReceivingWebhooks receiving,
            SecurityIdentity identity,
            @VirtualThreads ExecutorService virtualThreads,
            WebhookConfig config) {
        this.receiving = receiving;
        this.identity = identity;
        this.virtualThreads = virtualThreads;
        this.bodyTime = config.bodyTime();
    }

    @POST
    @NonBlocking // The body comes on the event loop; a virtual thread waits until it is durable.
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
    @RequestBody(
            description = "As the provider sends it, byte for byte; 1 MiB at most unless configured otherwise.",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<WebhookAnswer> receive(
            @RestPath String provider, @Context HttpHeaders headers, @Context RoutingContext routing) {
        Future<Reception> reception = begun(provider, headers, routing);
        return Uni.createFrom().completionStage(reception.toCompletionStage()).map(WebhookAnswer::of);
    }

    private Future<Reception> begun(String provider, HttpHeaders headers, RoutingContext routing) {
        try {
            SentWebhook sent =
                    new SentWebhook(provider, WebhookRequestParts.headers(headers), source(), Callers.via(identity));
            return whole(sent, receiving.begin(sent), routing);
        } catch (ProblemException refused) {
            UnreadBody.drop(routing);
            throw refused;
        }
    }

    private InetAddress source() {
        return Callers.sender(identity)
                .orElseThrow(
                        () -> new ProblemException(new Problem.Forbidden("The token names no address of a sender.")));
    }

    private Future<Reception> whole(SentWebhook sent, Begun begun, RoutingContext routing) {
        return switch (begun) {
            case Begun.Over(Reception reception) -> {
                UnreadBody.drop(routing);
                yield Future.succeededFuture(reception);
            }
            case Begun.Awaiting(ArrivingBody body) ->
                BodyInTime.read(routing, body, bodyTime)
                        .compose(_ -> onVirtualThread(() -> receiving.receive(sent, body)))
                        .recover(failure -> notTaken(sent, failure))
                        .onComplete(_ -> body.close());
        };
    }

    private Future<Reception> notTaken(SentWebhook sent, Throwable failure) {
        return failure instanceof BodyNotTaken why
                ? Future.succeededFuture(receiving.notTaken(sent, why))
                : Future.failedFuture(failure);
    }

    /** Not by what whoever hangs up could cancel: what has come whole is judged and stored. */
    private Future<Reception> onVirtualThread(Supplier<Reception> work) {
        return Future.fromCompletionStage(CompletableFuture.supplyAsync(work, virtualThreads));
    }
}
