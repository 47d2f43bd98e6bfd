package dev.tollgate.kernel.adapter.rest;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * The rest of a body whose request is answered before all of it has come.
 *
 * <p>Whoever closes the connection at once may destroy the answer on its way: what still arrives makes the system reset
 * the connection, and the sender never reads why. So the rest is read and dropped for a short while, up to a limit, and
 * then the connection is closed. What stands behind it on the connection is never taken for a request.
 */
public final class UnreadBody {
    private static final long DROPPED_MILLIS = 2_000;
    private static final long DROPPED_BYTES = 16L * 1024 * 1024;

    private static final AttributeKey<Boolean> LAST = AttributeKey.valueOf(UnreadBody.class, "last");

    private final HttpServerRequest request;
    private long droppedBytes;

    private UnreadBody(HttpServerRequest request) {
        this.request = request;
    }

    /** To be called before the answer is written, from any thread; nothing else reads the body afterwards. */
    public static void drop(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.version() != HttpVersion.HTTP_2 && !request.response().headWritten()) {
            request.response().putHeader("Connection", "close");
        }
        if (request.connection() instanceof ConnectionBase connection && request.version() != HttpVersion.HTTP_2) {
            connection.channel().attr(LAST).set(true);
        }
        UnreadBody body = new UnreadBody(request);
        routing.addEndHandler(_ -> body.closeIfAnswered());
        ((HttpServerRequestInternal) request).context().runOnContext(_ -> body.dropping(routing));
    }

    /**
     * The first thing that every request comes to: where the rest has come already, the server reads on between the answer
     * and the end of the connection.
     */
    static void endAfterLast(RoutingContext routing) {
        if (routing.request().connection() instanceof ConnectionBase connection
                && connection.channel().attr(LAST).get() != null) {
            routing.request().connection().close();
            return;
        }
        routing.next();
    }

    private void dropping(RoutingContext routing) {
        if (!request.isEnded()) {
            request.exceptionHandler(_ -> {});
            request.handler(part -> {
                droppedBytes += part.length();
                if (droppedBytes > DROPPED_BYTES) {
                    close();
                }
            });
            request.endHandler(_ -> closeIfAnswered());
            routing.vertx().setTimer(DROPPED_MILLIS, _ -> close());
            request.resume();
        }
        closeIfAnswered();
    }

    private void closeIfAnswered() {
        if (request.isEnded() && request.response().ended()) {
            close();
        }
    }

    private void close() {
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        } else if (!request.isEnded()) {
            request.response().reset(0);
        }
    }
}
