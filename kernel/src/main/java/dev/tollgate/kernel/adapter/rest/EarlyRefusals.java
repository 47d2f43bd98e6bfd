package dev.tollgate.kernel.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tollgate.kernel.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Problems for requests that no operation sees. The HTTP server would refuse them with the right status and nothing
 * that says why.
 */
@ApplicationScoped
class EarlyRefusals {
    /** Ahead of everything, authentication included. */
    private static final int FIRST = 1_000;

    /** After authentication and authorisation (200 and 100), ahead of the server's own check of the length (2). */
    private static final int AHEAD_OF_THE_SERVERS_OWN = 50;

    private static final int AFTER_THE_SERVERS_OWN = 1;

    /**
     * The server's own limit for a body without a length answers with nothing. It stays as a second line behind {@link
     * LimitedBodies}, and this much above it, because it counts what has come and not what was read.
     */
    private static final long SECOND_LINE_BYTES = 1024 * 1024;

    private final Provider<ObjectMapper> json;
    private final long maxBodyBytes;

    EarlyRefusals(
            Provider<ObjectMapper> json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.json = json;
        this.maxBodyBytes = maxBodySize.asLongValue();
    }

    long maxBodyBytes() {
        return maxBodyBytes;
    }

    void register(@Observes Filters filters) {
        filters.register(UnreadBody::endAfterLast, FIRST);
        filters.register(this::announcedLength, AHEAD_OF_THE_SERVERS_OWN);
        filters.register(this::unannouncedLength, AFTER_THE_SERVERS_OWN);
    }

    private void unannouncedLength(RoutingContext routing) {
        routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, maxBodyBytes + SECOND_LINE_BYTES);
        routing.next();
    }

    private void announcedLength(RoutingContext routing) {
        String announced = routing.request().getHeader("Content-Length");
        if (announced == null || !isOver(announced)) {
            routing.next();
            return;
        }
        UnreadBody.drop(routing);
        answer(routing.response(), ProblemResponse.of(tooLarge(maxBodyBytes), CorrelationId.current()));
    }

    private boolean isOver(String announced) {
        try {
            return Long.parseLong(announced) > maxBodyBytes;
        } catch (NumberFormatException notANumber) {
            // The server's decoder has taken digits only, so these are too many of them.
            return true;
        }
    }

    static Problem tooLarge(long maxBytes) {
        return new Problem.TooLarge("A body has at most " + maxBytes + " bytes here.");
    }

    void answer(HttpServerResponse response, ProblemResponse problem) {
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemResponse.MEDIA_TYPE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .putHeader(CorrelationId.HEADER, problem.correlationId());
        response.end(body(problem));
    }

    private Buffer body(ProblemResponse problem) {
        try {
            return Buffer.buffer(json.get().writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
