package dev.tollgate.reconcile.total.adapter.ingest;

import dev.tollgate.kernel.adapter.peer.Caller;
import dev.tollgate.kernel.adapter.peer.PeerTokens;
import dev.tollgate.reconcile.total.Fetched;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Owns how patient we are with the ingest service: 5 s a try, three tries of what can be repeated, a pause for all once
 * half of the last twenty failed, and at most sixteen questions at once.
 */
@ApplicationScoped
class IngestCalls {
    private static final String PEER = "ingest-service";
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;
    private static final int FIRST_SERVER_ERROR = 500;

    private final PeerTokens tokens;
    private final Vertx vertx;

    IngestCalls(PeerTokens tokens, Vertx vertx) {
        this.tokens = tokens;
        this.vertx = vertx;
    }

    /** One idempotent read, given the bearer token to read with. */
    @FunctionalInterface
    interface Get {
        @Nullable
        InputStream with(String bearer);
    }

    /** The peer answered with a server error, which the next try may not see. */
    static final class ServerTrouble extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        ServerTrouble(int status) {
            super("status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            maxDuration = 20,
            durationUnit = ChronoUnit.SECONDS,
            retryOn = {
                ServerTrouble.class,
                ProcessingException.class,
                IOException.class,
                org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException.class
            })
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 5, delayUnit = ChronoUnit.SECONDS)
    @Bulkhead(value = 16, waitingTaskQueue = 64)
    Uni<Fetched> fetch(Get get, Caller onBehalfOf) {
        // Signing reads a file and the body is a blocking stream; neither belongs on the event loop.
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> fetchNow(get, onBehalfOf), false)
                .toCompletionStage());
    }

    private Fetched fetchNow(Get get, Caller onBehalfOf) throws IOException, ServerTrouble {
        try (InputStream body = get.with(tokens.bearerFor(PEER, onBehalfOf))) {
            return body == null ? new Fetched.Body("") : read(body);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status >= FIRST_SERVER_ERROR) {
                throw new ServerTrouble(status);
            }
            return new Fetched.Silence("it answered with status " + status);
        }
    }

    private static Fetched read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            return new Fetched.Silence("its answer is larger than " + MAX_BODY_BYTES + " bytes");
        }
        try {
            return new Fetched.Body(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Fetched.Silence("its answer is not UTF-8");
        }
    }
}
