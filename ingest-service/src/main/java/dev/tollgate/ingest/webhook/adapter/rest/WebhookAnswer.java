package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.webhook.Inbox.Kept;
import dev.tollgate.ingest.webhook.Reception;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "WebhookAnswer", description = "It is stored; its sender need not come again.")
record WebhookAnswer(
        @Schema(
                description = "What became of it.",
                enumeration = {"counted", "waiting", "repeated", "conflict"})
        String status) {

    /** A sender is told whether to come again, and not which check failed. */
    static WebhookAnswer of(Reception reception) {
        return switch (reception) {
            case Reception.Acknowledged(Kept kept) -> of(kept);
            case Reception.Refused(int status) ->
                throw new ProblemException(new Problem.WebhookRefused(status, "The delivery is not believed."));
            case Reception.NoSuchProvider() ->
                throw new ProblemException(new Problem.NotFound("No such payment provider is configured."));
            case Reception.NotTaken notTaken -> throw new ProblemException(problem(notTaken));
        };
    }

    private static WebhookAnswer of(Kept kept) {
        return switch (kept) {
            case Kept.Counted _ -> new WebhookAnswer("counted");
            case Kept.Waiting _ -> new WebhookAnswer("waiting");
            case Kept.Repeated _ -> new WebhookAnswer("repeated");
            case Kept.Conflict _ -> new WebhookAnswer("conflict");
        };
    }

    private static Problem problem(Reception.NotTaken notTaken) {
        return switch (notTaken.cause()) {
            case TOO_LARGE -> new Problem.TooLarge("The body has more bytes than a webhook may have.");
            case TOO_SLOW -> new Problem.TooSlow("The body did not arrive in the time it has.");
            case CUT_OFF -> Problem.InvalidRequest.of("body", "ended before it was complete");
            case TOO_MUCH_IN_HAND ->
                new Problem.TooManyRequests("More webhooks are in hand than we hold.", notTaken.retryAfter());
            case SECRET_UNAVAILABLE, NOT_CONFIRMED ->
                new Problem.Unavailable(
                        "The delivery could not be judged or stored; sending it again is safe.", notTaken.retryAfter());
        };
    }
}
