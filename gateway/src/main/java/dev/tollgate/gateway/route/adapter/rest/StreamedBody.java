package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.rest.UnreadBody;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One body on its way through: counted, as fast as the slower side, and let go of as soon as either side gives up.
 *
 * <p>Everything happens on the request's event loop.
 */
final class StreamedBody {
    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final StreamLimits limits;
    private final Promise<HttpClientResponse> answer = Promise.promise();
    private final long timer;
    private long seenBytes;
    private boolean whole;
    private boolean left;
    private @Nullable HttpClientRequest out;
    private @Nullable ProblemException problem;

    /** The time begins now. */
    StreamedBody(RoutingContext routing, StreamLimits limits) {
        this.routing = routing;
        this.request = routing.request();
        this.limits = limits;
        this.timer = routing.vertx().setTimer(limits.time().toMillis(), _ -> tooSlow());
        request.exceptionHandler(_ -> cutOff());
        // While it was looked up who sends, the connection may have ended; nobody would say so again.
        if (request.response().closed()) {
            cutOff();
        }
    }

    private void cutOff() {
        fail(new ProblemException(new Problem.InvalidRequest("The body was cut off.", List.of())));
    }

    /** The head of the answer, which may come before the whole body has gone; then the rest of the body is dropped. */
    Future<HttpClientResponse> carry(HttpClientRequest to) {
        out = to;
        if (problem != null) {
            to.reset();
            return Future.failedFuture(problem);
        }
        to.exceptionHandler(_ -> {});
        to.response().onComplete(head -> {
            if (head.succeeded()) {
                answer.tryComplete(head.result());
            } else {
                answer.tryFail(head.cause());
            }
            leave();
        });
        request.handler(part -> pass(part, to));
        request.endHandler(_ -> end(to));
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
        return answer.future();
    }

    private void end(HttpClientRequest to) {
        if (!left) {
            whole = true;
            routing.vertx().cancelTimer(timer);
            to.end();
        }
    }

    private void pass(Buffer part, HttpClientRequest to) {
        if (left) {
            return;
        }
        seenBytes += part.length();
        if (seenBytes > limits.maxBytes()) {
            fail(limits.tooLarge());
            return;
        }
        to.write(part);
        if (to.writeQueueFull()) {
            request.pause();
            to.drainHandler(_ -> request.resume());
        }
    }

    private void tooSlow() {
        if (!whole) {
            fail(new ProblemException(new Problem.TooSlow("The body did not arrive within "
                    + limits.time().toSeconds() + " s. Nothing is known of the outcome.")));
        }
    }

    /** Ends it for this reason, unless it has ended; the service sees a body that is cut off and takes nothing of it. */
    void fail(ProblemException reason) {
        if (problem == null) {
            problem = reason;
            answer.tryFail(reason);
            leave();
            if (out != null) {
                out.reset();
            }
        }
    }

    /** Why it was ended from this side. */
    Optional<ProblemException> problem() {
        return Optional.ofNullable(problem);
    }

    /** Gives back what it still holds, when there is an answer for the sender. */
    void letGo() {
        leave();
        if (!whole && out != null) {
            out.reset();
        }
    }

    private void leave() {
        routing.vertx().cancelTimer(timer);
        if (!left && !whole) {
            left = true;
            UnreadBody.drop(routing);
        }
    }
}
