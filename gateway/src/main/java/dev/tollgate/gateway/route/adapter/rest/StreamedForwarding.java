package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Carries one kind of request to one service without ever holding a body: each part goes on as it comes.
 *
 * <p>A bounded number of them at once, on connections of their own, so that slow senders of one kind take no connection
 * from another kind, nor from a gate's questions.
 */
final class StreamedForwarding {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final RouteConfig config;
    private final StreamLimits limits;
    private final Vertx vertx;
    private final HttpClient client;
    private final Semaphore free;

    StreamedForwarding(RouteConfig config, StreamLimits limits, Vertx vertx) {
        this.config = config;
        this.limits = limits;
        this.vertx = vertx;
        this.free = new Semaphore(limits.streams());
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxPoolSize(limits.streams())
                .setMaxWaitQueueSize(limits.streams()));
    }

    /**
     * To be called on the request's event loop, with the body unread.
     *
     * @return empty when as many are under way as are carried at once; then nothing was done, and nothing is over
     */
    Optional<Uni<Response>> stream(RoutingContext routing, Errand errand) {
        Peer peer = errand.peer();
        HttpServerRequest request = routing.request();
        RequestOptions target = EndToEnd.target(peer.address(config), request, config.timeout());
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        StreamedBody body = new StreamedBody(routing, limits);
        long deadline =
                vertx.setTimer(config.timeout().toMillis(), _ -> body.fail(EndToEnd.unavailable(peer, new TimedOut())));
        Future<Response> answer = vertx.executeBlocking(errand::bearer, false)
                .compose(bearer -> client.request(target).map(out -> headed(out, request, errand, bearer)))
                .compose(body::carry)
                .compose(in -> BoundedAnswer.read(in, config.maxAnswerBytes()).map(whole -> errand.answer(in, whole)))
                .onComplete(_ -> {
                    vertx.cancelTimer(deadline);
                    body.letGo();
                    free.release();
                    errand.over();
                });
        return Optional.of(Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> body.problem().orElseGet(() -> EndToEnd.unavailable(peer, failure))));
    }

    /** The length as the sender announced it; a body that comes in chunks goes on in chunks. */
    private static HttpClientRequest headed(
            HttpClientRequest out, HttpServerRequest request, Errand errand, String bearer) {
        errand.addHeaders(out);
        String length = request.getHeader("Content-Length");
        if (length != null) {
            out.putHeader("Content-Length", length);
        } else if (request.getHeader("Transfer-Encoding") != null || request.version() == HttpVersion.HTTP_2) {
            out.setChunked(true);
        } else {
            out.putHeader("Content-Length", "0");
        }
        return out.putHeader("Authorization", bearer);
    }

    private static final class TimedOut extends RuntimeException {
        private static final long serialVersionUID = 1;

        TimedOut() {
            super("no answer in time");
        }
    }
}
