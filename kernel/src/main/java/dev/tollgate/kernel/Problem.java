package dev.tollgate.kernel;

import java.time.Duration;
import java.util.List;

/**
 * A request that cannot be served, and why, in words that help the caller. Mapped to RFC 9457 in one place.
 *
 * <p>A detail says what is wrong and where. It never holds an exception's message, a class name, SQL or a secret, and
 * never repeats a value that could be one.
 */
public sealed interface Problem {
    String detail();

    /** 400: the request breaks its documented shape; every mistake is listed at once. */
    record InvalidRequest(String detail, List<FieldError> errors) implements Problem {
        public InvalidRequest {
            errors = List.copyOf(errors);
        }

        public static InvalidRequest of(String field, String message) {
            return new InvalidRequest("The request has a mistake.", List.of(new FieldError(field, message)));
        }
    }

    /** 401: no proof of who is asking, or one that does not hold. */
    record Unauthenticated(String detail) implements Problem {}

    /** 403: known, and not allowed. */
    record Forbidden(String detail) implements Problem {}

    /**
     * 401 or 403: a payment provider's delivery that is not believed. A type of its own, so that the gateway can tell it
     * from a refusal of its own proof, which is nobody else's business.
     */
    record WebhookRefused(int status, String detail) implements Problem {
        public WebhookRefused {
            if (status != 401 && status != 403) {
                throw new IllegalArgumentException("a delivery is refused with 401 or 403, and not with " + status);
            }
        }
    }

    /** 404: there is no such thing. */
    record NotFound(String detail) implements Problem {}

    /** 405, 406, 415: the thing exists, and does not do that. */
    record NotSupported(int status, String detail) implements Problem {}

    /** 408: the request did not arrive in the time it has. */
    record TooSlow(String detail) implements Problem {}

    /** 409: it collides with what is already there, or with the same request still running. */
    record Conflict(String detail) implements Problem {}

    /** 413: more bytes than this door takes. */
    record TooLarge(String detail) implements Problem {}

    /** 422: well-formed, and still not acceptable: configuration that is missing, a file that is not what it claims. */
    record Unprocessable(String detail, List<FieldError> errors) implements Problem {
        public Unprocessable {
            errors = List.copyOf(errors);
        }
    }

    /** 429: too many at once. */
    record TooManyRequests(String detail, Duration retryAfter) implements Problem {}

    /** 503: a part that is needed does not answer. */
    record Unavailable(String detail, Duration retryAfter) implements Problem {}

    /** One mistake: where it is (a JSON path, a header, a parameter, a variable) and what is wrong with it. */
    record FieldError(String field, String message) {}
}
