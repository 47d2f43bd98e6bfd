package dev.tollgate.kernel.adapter.rest;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request whose first line or header fields cannot be read with a problem that says so.
 *
 * <p>Quarkus makes the HTTP server itself and leaves no place to set its handler of invalid requests. The tracer is the
 * one part of ours that sees a request before that handler is chosen, and the connection lets it be replaced.
 */
@ApplicationScoped
class UnreadableHeads implements VertxOptionsCustomizer {
    private final EarlyRefusals refusals;

    UnreadableHeads(EarlyRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void accept(VertxOptions options) {
        TracingOptions traced = options.getTracingOptions();
        VertxTracerFactory own = traced == null ? VertxTracerFactory.NOOP : traced.getFactory();
        TracingOptions watched = traced == null ? new TracingOptions() : traced;
        options.setTracingOptions(watched.setFactory(ignored -> new Watching(tracer(own, ignored), this)));
    }

    @SuppressWarnings("unchecked")
    private static VertxTracer<Object, Object> tracer(VertxTracerFactory own, @Nullable TracingOptions options) {
        return (VertxTracer<Object, Object>) own.tracer(options);
    }

    private void watch(HttpServerRequest request) {
        boolean unreadable = request.decoderResult().isFailure();
        if ((unreadable || !isAddress(request.uri()))
                && request.version() != HttpVersion.HTTP_2
                && request.connection() instanceof HttpServerConnection connection) {
            // The connection ends with this answer, so neither handler ever sees another request.
            connection.invalidRequestHandler(this::refuse);
            if (!unreadable) {
                connection.handler(this::refuse);
            }
        }
    }

    private static boolean isAddress(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void refuse(HttpServerRequest request) {
        int status =
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException _ -> 414;
                    case TooLongHttpHeaderException _ -> 431;
                    case null, default -> 400;
                };
        request.response().putHeader("Connection", "close");
        refusals.answer(request.response(), ProblemResponse.unreadableHead(status, CorrelationId.current()));
        request.response().close();
    }

    /** The tracer there is, and one more look at each request that begins. */
    private record Watching(VertxTracer<Object, Object> own, UnreadableHeads heads)
            implements VertxTracer<Object, Object> {
        @Override
        public <R> @Nullable Object receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                Iterable<Map.Entry<String, String>> headers,
                TagExtractor<R> tags) {
            if (request instanceof HttpServerRequest begun) {
                heads.watch(begun);
            }
            return own.receiveRequest(context, kind, policy, request, operation, headers, tags);
        }

        @Override
        public <R> void sendResponse(
                Context context, R response, Object payload, Throwable failure, TagExtractor<R> tags) {
            own.sendResponse(context, response, payload, failure, tags);
        }

        @Override
        public <R> @Nullable Object sendRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                BiConsumer<String, String> headers,
                TagExtractor<R> tags) {
            return own.sendRequest(context, kind, policy, request, operation, headers, tags);
        }

        @Override
        public <R> void receiveResponse(
                Context context, R response, Object payload, Throwable failure, TagExtractor<R> tags) {
            own.receiveResponse(context, response, payload, failure, tags);
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
