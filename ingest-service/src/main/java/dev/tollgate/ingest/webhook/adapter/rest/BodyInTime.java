package dev.tollgate.ingest.webhook.adapter.rest;

import dev.tollgate.ingest.webhook.ArrivingBody;
import dev.tollgate.ingest.webhook.BodyNotTaken;
import dev.tollgate.ingest.webhook.Reception.Cause;
import dev.tollgate.kernel.adapter.rest.UnreadBody;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Reads a body as it comes, on the request's event loop, and gives up on it when it does not come whole in time. */
final class BodyInTime {
    private BodyInTime() {}

    /**
     * To be called on the event loop, with the body unread.
     *
     * @return fails with {@link BodyNotTaken}; what is still unread is dropped then
     */
    static Future<Void> read(RoutingContext routing, ArrivingBody into, Duration time) {
        HttpServerRequest request = routing.request();
        Promise<Void> whole = Promise.promise();
        long timer = routing.vertx().setTimer(time.toMillis(), _ -> whole.tryFail(new BodyNotTaken(Cause.TOO_SLOW)));
        Future<Void> end = whole.future().onComplete(outcome -> {
            routing.vertx().cancelTimer(timer);
            if (outcome.failed()) {
                UnreadBody.drop(routing);
            }
        });
        try {
            listen(request, into, whole);
        } catch (IllegalStateException somebodyHasReadIt) {
            whole.tryFail(somebodyHasReadIt);
        }
        return end;
    }

    private static void listen(HttpServerRequest request, ArrivingBody into, Promise<Void> whole) {
        request.exceptionHandler(_ -> whole.tryFail(new BodyNotTaken(Cause.CUT_OFF)));
        request.handler(piece -> add(piece, into, whole));
        request.endHandler(_ -> whole.tryComplete());
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
        // While it was looked up who sends, the connection may have ended; nobody would say so again.
        if (request.response().closed()) {
            whole.tryFail(new BodyNotTaken(Cause.CUT_OFF));
        }
    }

    private static void add(Buffer piece, ArrivingBody into, Promise<Void> whole) {
        if (!whole.future().isComplete()) {
            try {
                into.add(piece.getBytes());
            } catch (BodyNotTaken full) {
                whole.tryFail(full);
            }
        }
    }
}
