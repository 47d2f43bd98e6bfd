package dev.tollgate.kernel.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.Problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * RFC 9457 {@code application/problem+json}.
 *
 * @param type a stable URN; see the README's table of problem types
 * @param title what the type means, always the same words
 * @param status the HTTP status, repeated
 * @param detail what is wrong with this request
 * @param correlationId the trace id under which our logs tell more
 * @param errors each mistake with its place; absent where there is only one and the detail says it
 */
@RegisterForReflection
@Schema(name = "Problem")
public record ProblemResponse(
        String type, String title, int status, String detail, String correlationId, Optional<List<FieldError>> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String WEBHOOK_REFUSED = "webhook-refused";

    /** The type of {@link Problem.WebhookRefused}, by which the gateway knows that a 401 is for the sender. */
    public static final String WEBHOOK_REFUSED_TYPE = urn(WEBHOOK_REFUSED);

    static ProblemResponse of(Problem problem, String correlationId) {
        return switch (problem) {
            case Problem.InvalidRequest p ->
                with("invalid-request", "The request is not valid", 400, p, correlationId)
                        .listing(p.errors());
            case Problem.Unauthenticated p -> with("unauthenticated", "Nobody is proven to ask", 401, p, correlationId);
            case Problem.Forbidden p -> with("forbidden", "Not allowed", 403, p, correlationId);
            case Problem.WebhookRefused p ->
                with(WEBHOOK_REFUSED, "The delivery is not believed", p.status(), p, correlationId);
            case Problem.NotFound p -> with("not-found", "There is no such thing", 404, p, correlationId);
            case Problem.NotSupported p -> with("not-supported", "Not done here", p.status(), p, correlationId);
            case Problem.TooSlow p -> with("too-slow", "It did not arrive in time", 408, p, correlationId);
            case Problem.Conflict p -> with("conflict", "It collides with what is there", 409, p, correlationId);
            case Problem.TooLarge p -> with("too-large", "More than this door takes", 413, p, correlationId);
            case Problem.Unprocessable p ->
                with("unprocessable", "Well-formed, and not acceptable", 422, p, correlationId)
                        .listing(p.errors());
            case Problem.TooManyRequests p -> with("too-many-requests", "Too many at once", 429, p, correlationId);
            case Problem.Unavailable p -> with("unavailable", "A needed part does not answer", 503, p, correlationId);
        };
    }

    /** A request whose first line or header fields cannot be read, so that there is no operation to answer it. */
    static ProblemResponse unreadableHead(int status, String correlationId) {
        return switch (status) {
            case 414 -> head("too-large", "More than this door takes", 414, "The address is too long.", correlationId);
            case 431 ->
                head("too-large", "More than this door takes", 431, "The header fields are too large.", correlationId);
            default ->
                head(
                        "invalid-request",
                        "The request is not valid",
                        400,
                        "The request line or a header field is malformed.",
                        correlationId);
        };
    }

    /** A bug of ours: the text is fixed, everything else is in the log under the correlation id. */
    static ProblemResponse bug(String correlationId) {
        return new ProblemResponse(
                urn("internal-error"),
                "An error of ours",
                500,
                "This should not have happened. Our log has the cause under the correlation id.",
                correlationId,
                Optional.empty());
    }

    static Optional<Duration> retryAfter(Problem problem) {
        return switch (problem) {
            case Problem.TooManyRequests p -> Optional.of(p.retryAfter());
            case Problem.Unavailable p -> Optional.of(p.retryAfter());
            case Problem.InvalidRequest _,
                    Problem.Unauthenticated _,
                    Problem.Forbidden _,
                    Problem.WebhookRefused _,
                    Problem.NotFound _,
                    Problem.NotSupported _,
                    Problem.TooSlow _,
                    Problem.Conflict _,
                    Problem.TooLarge _,
                    Problem.Unprocessable _ -> Optional.empty();
        };
    }

    private static ProblemResponse with(String type, String title, int status, Problem problem, String correlationId) {
        return new ProblemResponse(urn(type), title, status, problem.detail(), correlationId, Optional.empty());
    }

    private static ProblemResponse head(String type, String title, int status, String detail, String correlationId) {
        return new ProblemResponse(urn(type), title, status, detail, correlationId, Optional.empty());
    }

    private ProblemResponse listing(List<FieldError> all) {
        return all.isEmpty() ? this : new ProblemResponse(type, title, status, detail, correlationId, Optional.of(all));
    }

    private static String urn(String type) {
        return "urn:tollgate:problem:" + type;
    }
}
