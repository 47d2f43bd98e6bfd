package dev.tollgate.gateway.route.adapter.rest;

import dev.tollgate.gateway.route.Peer;
import dev.tollgate.gateway.route.RouteConfig;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.adapter.peer.Caller;
import dev.tollgate.kernel.adapter.peer.Callers;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import dev.tollgate.kernel.adapter.rest.UnreadBody;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Carries usage events, on behalf of whoever sends them with a key of ours. */
@ApplicationScoped
class UsageForwarding {
    private static final Logger LOG = Logger.getLogger(UsageForwarding.class);

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

    private final PeerTokens tokens;
    private final StreamedForwarding streamed;

    UsageForwarding(RouteConfig config, PeerTokens tokens, Vertx vertx) {
        this.tokens = tokens;
        this.streamed = new StreamedForwarding(
                config,
                new StreamLimits(
                        config.usageStreams(), config.maxUsageBytes(), config.usageTime(), "Usage has at most"),
                vertx);
    }

    /** To be called on the request's event loop, with the body unread. */
    Uni<Response> stream(RoutingContext routing, SecurityIdentity identity) {
        Caller caller = Callers.of(identity);
        return streamed.stream(routing, new UsageErrand(routing.request(), caller, tokens))
                .orElseThrow(() -> noPlace(routing, caller));
    }

    private static ProblemException noPlace(RoutingContext routing, Caller caller) {
        UnreadBody.drop(routing);
        // Nobody has read how many events it holds; all other drops are counted by the service.
        LOG.warnf("billing_usage_event_drop reason=too_many_senders events=unread sender=%s", caller.name());
        return new ProblemException(new Problem.TooManyRequests(
                "Usage is being taken from as many senders as we serve at once.", RETRY_AFTER));
    }

    private record UsageErrand(HttpServerRequest request, Caller caller, PeerTokens tokens) implements Errand {
        @Override
        public Peer peer() {
            return Peer.INGEST;
        }

        @Override
        public String bearer() {
            return tokens.bearerFor(peer().peerName(), caller);
        }

        @Override
        public void addHeaders(HttpClientRequest out) {
            EndToEnd.headers(request, THERE, out);
        }

        @Override
        public Response answer(HttpClientResponse in, Buffer body) {
            return EndToEnd.answer(peer(), in, body);
        }
    }
}
