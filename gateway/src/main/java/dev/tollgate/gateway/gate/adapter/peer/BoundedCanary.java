package dev.tollgate.gateway.gate.adapter.peer;

import dev.tollgate.kernel.adapter.peer.Caller;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How long, how often and how many at once the canary-service is asked; only reads, so asking again is harmless. */
@ApplicationScoped
class BoundedCanary {
    private static final int NEWEST = 1;

    private final CanaryApi api;
    private final PeerTokens tokens;
    private final Vertx vertx;

    BoundedCanary(@RestClient CanaryApi api, PeerTokens tokens, Vertx vertx) {
        this.api = api;
        this.tokens = tokens;
        this.vertx = vertx;
    }

    @Timeout(3_000)
    @Retry(maxRetries = 2, delay = 200, jitter = 100)
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5_000)
    @Bulkhead(value = 16, waitingTaskQueue = 64)
    Uni<byte[]> newest(String probe, String commit, Optional<String> mode, Caller onBehalfOf) {
        return vertx.executeBlocking(() -> tokens.bearerFor("canary-service", onBehalfOf), false)
                .chain(bearer -> api.list(bearer, probe, commit, mode, NEWEST));
    }
}
