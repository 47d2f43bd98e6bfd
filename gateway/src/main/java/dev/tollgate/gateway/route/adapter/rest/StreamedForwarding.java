package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Callers;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import dev.tollgate.kernel.adapter.rest.UnreadBody;
import io.quarkus.security.identity.SecurityIdentity;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Carries requests with large bodies to one service without ever holding a body: each part goes on as it comes.
 *
 * <p>A bounded number of them at once, on connections of their own, so that slow senders of usage take no connection
 * from a gate's questions.
 */
@ApplicationScoped
class StreamedForwarding {
    private static final Logger LOG = Logger.getLogger(StreamedForwarding.class);

    /** Content-Encoding too, so that the service can refuse it: without it the bytes would only look like rubbish. */
    private static final List<String> THERE = List.of(
            "Accept",
            "Content-Type",
            "Content-Encoding",
            "X-Correlation-Id",
            "ce-specversion",
            "ce-id",
            "ce-source",
            "ce-type",
            "ce-time",
            "ce-subject",
            "ce-datacontenttype",
            "ce-dataschema");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final RouteConfig config;
    private final PeerTokens tokens;
    private final Vertx vertx;
    private final HttpClient client;
    private final Semaphore free;

    StreamedForwarding(RouteConfig config, PeerTokens tokens, Vertx vertx) {
        this.config = config;
        this.tokens = tokens;
        this.vertx = vertx;
        this.free = new Semaphore(config.usageStreams());
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxPoolSize(config.usageStreams())
                .setMaxWaitQueueSize(config.usageStreams()));
    }

    /** To be called on the request's event loop, with the body unread. */
    Uni<Response> stream(Peer peer, RoutingContext routing, SecurityIdentity identity) {
        HttpServerRequest request = routing.request();
        RequestOptions target = EndToEnd.target(peer.address(config), request, config.timeout());
        if (!free.tryAcquire()) {
            UnreadBody.drop(routing);
            // Nobody has read how many events it holds; all other drops are counted by the service.
            LOG.warnf(
                    "billing_usage_event_drop reason=too_many_senders events=unread sender=%s",
                    Callers.of(identity).name());
            throw new ProblemException(new Problem.TooManyRequests(
                    "Usage is being taken from as many senders as we serve at once.", RETRY_AFTER));
        }
        StreamedBody body = new StreamedBody(routing, config.maxUsageBytes(), config.usageTime());
        long deadline =
                vertx.setTimer(config.timeout().toMillis(), _ -> body.fail(EndToEnd.unavailable(peer, new TimedOut())));
        Future<Response> answer = vertx.executeBlocking(
                        () -> tokens.bearerFor(peer.peerName(), Callers.of(identity)), false)
                .compose(bearer -> client.request(target).map(out -> headed(out, request, bearer)))
                .compose(body::carry)
                .compose(in ->
                        BoundedAnswer.read(in, config.maxAnswerBytes()).map(whole -> EndToEnd.answer(peer, in, whole)))
                .onComplete(_ -> {
                    vertx.cancelTimer(deadline);
                    body.letGo();
                    free.release();
                });
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> body.problem().orElseGet(() -> EndToEnd.unavailable(peer, failure)));
    }

    /** The length as the sender announced it; a body that comes in chunks goes on in chunks. */
    private static HttpClientRequest headed(HttpClientRequest out, HttpServerRequest request, String bearer) {
        EndToEnd.headers(request, THERE, out);
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
