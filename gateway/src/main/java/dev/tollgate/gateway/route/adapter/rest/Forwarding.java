package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Callers;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import dev.tollgate.kernel.adapter.rest.ProblemResponse;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Carries one request to one service and its answer back.
 *
 * <p>Headers are named one by one, in both directions: what is not named here does not pass, so no forwarding header,
 * no cookie and no credential from outside ever reaches a service, whatever it is called.
 */
@ApplicationScoped
class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final List<String> THERE =
            List.of("Accept", "Content-Type", "Idempotency-Key", "If-None-Match", "X-Correlation-Id");
    private static final List<String> BACK =
            List.of("Content-Type", "ETag", "Location", "Retry-After", "X-Correlation-Id");
    private static final Pattern UPWARDS = Pattern.compile("\\\\|/\\.|%(2e|2f|5c)", Pattern.CASE_INSENSITIVE);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
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
                .compose(bearer ->
                        client.request(target(peer, request)).compose(out -> send(out, request, bearer, body)))
                .compose(in -> BoundedAnswer.read(in, config.maxAnswerBytes()).map(whole -> answer(peer, in, whole)));
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> unavailable(peer, failure));
    }

    private RequestOptions target(Peer peer, HttpServerRequest request) {
        return new RequestOptions()
                .setAbsoluteURI(peer.address(config).resolve("/") + rawPathAndQuery(request))
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setFollowRedirects(false)
                .setTimeout(config.timeout().toMillis());
    }

    /**
     * As it came, so that what was encoded stays encoded. Never the request's whole URI, which may name a host; and no
     * step upwards, which another reader of the same path could follow to another operation.
     */
    private static String rawPathAndQuery(HttpServerRequest request) {
        String path = Objects.requireNonNull(request.path(), "a request that was routed has a path");
        if (UPWARDS.matcher(path).find()) {
            throw new ProblemException(Problem.InvalidRequest.of("path", "has a segment that leads upwards"));
        }
        String query = request.query();
        return path.substring(1) + (query == null ? "" : "?" + query);
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest out, HttpServerRequest request, String bearer, byte[] body) {
        for (String name : THERE) {
            String value = request.getHeader(name);
            if (value != null) {
                out.putHeader(name, value);
            }
        }
        out.putHeader("Authorization", bearer);
        return body.length == 0 ? out.send() : out.send(Buffer.buffer(body));
    }

    private static Response answer(Peer peer, HttpClientResponse in, Buffer body) {
        if (!passes(in)) {
            LOG.warnf("%s answered %d, which is not for the caller", peer.peerName(), in.statusCode());
            throw unavailable(peer);
        }
        Response.ResponseBuilder out = Response.status(in.statusCode());
        for (String name : BACK) {
            String value = in.getHeader(name);
            if (value != null) {
                out.header(name, value);
            }
        }
        return body.length() == 0 ? out.build() : out.entity(body.getBytes()).build();
    }

    /**
     * A 401 is about our own token, a redirect would lead past this door, and a 5xx that is no problem of the service's
     * own comes from something in between.
     */
    private static boolean passes(HttpClientResponse in) {
        int status = in.statusCode();
        String type = in.getHeader("Content-Type");
        boolean isProblem = type != null && type.startsWith(ProblemResponse.MEDIA_TYPE);
        return (status >= 200 && status < 300)
                || status == 304
                || (status >= 400 && status < 500 && status != 401)
                || (status >= 500 && isProblem);
    }

    private static ProblemException unavailable(Peer peer, Throwable failure) {
        LOG.warnf("%s does not answer: %s", peer.peerName(), failure);
        return unavailable(peer);
    }

    private static ProblemException unavailable(Peer peer) {
        return new ProblemException(new Problem.Unavailable(
                "The " + peer.peerName() + " does not answer as it should. Nothing is known of the outcome.",
                RETRY_AFTER));
    }
}
