package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.access.OpenDoor;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.gateway.route.SenderAddress;
import dev.tollgate.gateway.route.SenderPlaces;
import dev.tollgate.gateway.route.SenderRates;
import dev.tollgate.kernel.Network;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import dev.tollgate.kernel.adapter.rest.UnreadBody;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries webhooks, on behalf of nobody but an address. Whoever sends is known by nothing else, so everything he may
 * use is bounded before the first byte of his body is read.
 */
@ApplicationScoped
class WebhookForwarding {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RouteConfig config;
    private final PeerTokens tokens;
    private final SenderRates rates;
    private final SenderPlaces places;
    private final StreamLimits limits;
    private final StreamedForwarding streamed;

    WebhookForwarding(RouteConfig config, PeerTokens tokens, SenderRates rates, Vertx vertx) {
        this.config = config;
        this.tokens = tokens;
        this.rates = rates;
        this.places = new SenderPlaces(config.webhookStreamsPerSender());
        this.limits = new StreamLimits(
                config.webhookStreams(), config.maxWebhookBytes(), config.webhookTime(), "A webhook has at most");
        this.streamed = new StreamedForwarding(config, limits, vertx);
    }

    /** To be called on the request's event loop, with the body unread. */
    Uni<Response> stream(RoutingContext routing, String provider) {
        try {
            return carried(routing, provider);
        } catch (ProblemException refused) {
            UnreadBody.drop(routing);
            throw refused;
        }
    }

    private Uni<Response> carried(RoutingContext routing, String provider) {
        HttpServerRequest request = routing.request();
        // Another spelling of this address has passed the access check as one that needs a key, and brings it along.
        if (!OpenDoor.isAt(request.method().name(), request.path())) {
            throw new ProblemException(new Problem.NotFound("There is nothing at this address."));
        }
        InetAddress sender = sender(request, provider);
        rates.take(SenderAddress.counted(sender)).ifPresent(wait -> {
            throw tooMany("You send more than we take from one sender.", wait);
        });
        List<Map.Entry<String, String>> headers =
                SenderHeaders.endToEnd(request.headers().entries());
        if (announces(request) > limits.maxBytes()) {
            throw limits.tooLarge();
        }
        Network site = SenderAddress.site(sender);
        if (!places.take(site)) {
            throw tooMany("As many of your webhooks are under way as we take from one sender at once.", RETRY_AFTER);
        }
        WebhookErrand errand = new WebhookErrand(
                sender, SenderAddress.via(peer(request), sender), headers, tokens, () -> places.giveBack(site));
        Optional<Uni<Response>> answer = Optional.empty();
        try {
            answer = streamed.stream(routing, errand);
        } finally {
            if (answer.isEmpty()) {
                places.giveBack(site);
            }
        }
        return answer.orElseThrow(() -> tooMany("As many webhooks are under way as we take at once.", RETRY_AFTER));
    }

    private InetAddress sender(HttpServerRequest request, String provider) {
        List<Network> proxies = config.webhookProxies()
                .getOrDefault(provider, config.trustedProxies().orElse(List.of()));
        String header = config.forwardedHeader().fieldName();
        return SenderAddress.of(
                        peer(request),
                        proxies,
                        config.forwardedHeader(),
                        request.headers().getAll(header))
                .orElseThrow(() -> new ProblemException(
                        Problem.InvalidRequest.of(header, "does not say readably for whom the proxy speaks")));
    }

    /** The connection's own, which no header changes, whatever the server is configured to believe. */
    private static InetAddress peer(HttpServerRequest request) {
        return InetAddress.ofLiteral(request.connection().remoteAddress().hostAddress());
    }

    private static long announces(HttpServerRequest request) {
        String announced = request.getHeader("Content-Length");
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException tooManyDigits) {
            return Long.MAX_VALUE;
        }
    }

    private static ProblemException tooMany(String detail, Duration wait) {
        return new ProblemException(new Problem.TooManyRequests(detail, wait));
    }
}
