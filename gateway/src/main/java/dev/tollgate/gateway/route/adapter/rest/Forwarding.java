package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Callers;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Carries one request with a small body, a command or a question, to one service and its answer back. */
@ApplicationScoped
class Forwarding {
    private static final List<String> THERE =
            List.of("Accept", "Content-Type", "Idempotency-Key", "If-None-Match", "X-Correlation-Id");
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_WAITING = 256;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final RouteConfig config;
    private final PeerTokens tokens;
    private final Vertx vertx;
    private final HttpClient client;

    Forwarding(RouteConfig config, PeerTokens tokens, Vertx vertx) {
        this.config = config;
        this.tokens = tokens;
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setMaxWaitQueueSize(MAX_WAITING));
    }

    Uni<Response> forward(Peer peer, HttpServerRequest request, SecurityIdentity identity, byte[] body) {
        if (body.length > config.maxRequestBytes()) {
            throw new ProblemException(
                    new Problem.TooLarge("A forwarded request has at most " + config.maxRequestBytes() + " bytes."));
        }
        Future<Response> answer = vertx.executeBlocking(
                        () -> tokens.bearerFor(peer.peerName(), Callers.of(identity)), false)
                .compose(bearer -> client.request(EndToEnd.target(peer.address(config), request, config.timeout()))
                        .compose(out -> send(out, request, bearer, body)))
                .compose(in ->
                        BoundedAnswer.read(in, config.maxAnswerBytes()).map(whole -> EndToEnd.answer(peer, in, whole)));
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> EndToEnd.unavailable(peer, failure));
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest out, HttpServerRequest request, String bearer, byte[] body) {
        EndToEnd.headers(request, THERE, out);
        out.putHeader("Authorization", bearer);
        return body.length == 0 ? out.send() : out.send(Buffer.buffer(body));
    }
}
