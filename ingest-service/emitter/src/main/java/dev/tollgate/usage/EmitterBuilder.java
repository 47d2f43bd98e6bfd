package dev.tollgate.usage;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Says how an emitter should work; each setting has a default that is meant for production. Not safe for threads. */
public final class EmitterBuilder {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final URI gateway;
    private final String source;
    private final Supplier<String> keys;
    private Limits limits = Limits.DEFAULTS;
    private Duration closeTimeout = Duration.ofSeconds(10);
    private UsageListener listener = new LoggingListener();
    private boolean plainHttpAllowed;
    private @Nullable HttpClient client;
    private Pace pace = Pace.ofTheMachine();
    private RandomGenerator random = new SecureRandom();

    EmitterBuilder(URI gateway, String source, Supplier<String> keys) {
        this.gateway = Objects.requireNonNull(gateway, "endpoint");
        this.source = Objects.requireNonNull(source, "source");
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    /**
     * How many events (default 1,000; 1 to 10,000) and how many bytes of JSON (default 1 MiB; 16 KiB + 2 to 10 MiB) a
     * request holds at most.
     */
    public EmitterBuilder batch(int events, int bytes) {
        limits = limits.with(new Limits.Batch(events, bytes));
        return this;
    }

    /** How long an event waits for others at most (default 1 s; 1 ms to 1 h). A full batch does not wait. */
    public EmitterBuilder flushInterval(Duration interval) {
        limits = limits.withFlushInterval(interval);
        return this;
    }

    /**
     * How many events (default 100,000; at most 10 million) and how many bytes of memory (default 64 MiB; at most 16 GiB)
     * are in hand at most. An event weighs its JSON (about 250 bytes), its id twice over, and 256 for the bookkeeping.
     * Beside that, one batch and its answer are in memory while it is sent.
     */
    public EmitterBuilder queue(int events, long bytes) {
        limits = limits.with(new Limits.Queue(events, bytes));
        return this;
    }

    /** How long one request may take, from its first byte to the last of its answer (default 30 s; 1 ms to 1 h). */
    public EmitterBuilder requestTimeout(Duration timeout) {
        limits = limits.withRequestTimeout(timeout);
        return this;
    }

    /**
     * How long to wait after a failure (default 200 ms) and after many of them (default 60 s; at most 1 h); half of it is
     * left to chance. A {@code Retry-After} of the server, of up to an hour, goes before it. After 401, 403 and the like
     * it is the longer one.
     */
    public EmitterBuilder backoff(Duration min, Duration max) {
        limits = limits.with(new Limits.Pause(min, max));
        return this;
    }

    /** How long {@link UsageEmitter#close()} tries to send what is in hand (default 10 s). */
    public EmitterBuilder closeTimeout(Duration timeout) {
        closeTimeout = Objects.requireNonNull(timeout, "closeTimeout");
        return this;
    }

    /** Who is told of losses; without one, they are logged under {@code dev.tollgate.usage}. */
    public EmitterBuilder listener(UsageListener told) {
        listener = Objects.requireNonNull(told, "listener");
        return this;
    }

    /** Allows {@code http://} to another machine. The key can then be read by everybody on the way. */
    public EmitterBuilder allowPlainHttp() {
        plainHttpAllowed = true;
        return this;
    }

    /**
     * The client to send with, for a proxy or certificates of one's own. It must not follow redirects: they would carry
     * the key to wherever they point.
     *
     * @throws IllegalArgumentException if it does
     */
    public EmitterBuilder httpClient(HttpClient own) {
        if (own.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("httpClient must not follow redirects: they would carry the key away");
        }
        client = own;
        return this;
    }

    EmitterBuilder pace(Pace paced) {
        pace = paced;
        return this;
    }

    EmitterBuilder random(RandomGenerator seeded) {
        random = seeded;
        return this;
    }

    /**
     * Starts the emitter and its thread.
     *
     * @throws IllegalArgumentException for an endpoint that is no address of a gateway, or a source that is no URI
     *     reference of 1 to 200 characters
     */
    public UsageEmitter build() {
        EventJson.checkSource(source);
        URI events = Endpoint.ofEvents(gateway, plainHttpAllowed);
        HttpClient http = client != null ? client : newClient();
        InHand inHand = new InHand(limits, pace);
        Outbox outbox = new Outbox(
                inHand,
                new Gateway(http, events, keys, limits.requestTimeout(), pace),
                listener,
                new Backoff(limits.backoff().min(), limits.backoff().max(), random),
                pace,
                limits);
        return new UsageEmitter(source, new EventIds(pace, random), inHand, outbox, listener, closeTimeout);
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}
