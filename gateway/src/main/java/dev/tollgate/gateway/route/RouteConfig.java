package dev.tollgate.gateway.route;

import dev.tollgate.kernel.Network;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the services are, and how long and how much they may answer. */
@ConfigMapping(prefix = "tollgate.route")
public interface RouteConfig {
    /** The ingest service ({@code TOLLGATE_INGEST_URL}); http://127.0.0.1:8081 unless given. */
    URI ingestUrl();

    /** The reconcile service ({@code TOLLGATE_RECONCILE_URL}); http://127.0.0.1:8082 unless given. */
    URI reconcileUrl();

    /** The canary service ({@code TOLLGATE_CANARY_URL}); http://127.0.0.1:8083 unless given. */
    URI canaryUrl();

    /** How long an answer may take: a long poll of 60 s and a margin. Past it the caller gets 503. 75 s. */
    @WithDefault("PT75S")
    Duration timeout();

    /** How many bytes a forwarded request may have; commands are small. 1 MiB. */
    @WithDefault("1048576")
    int maxRequestBytes();

    /** How many bytes a request with usage events may have; they pass through and are not held. 10 MiB. */
    @WithDefault("10485760")
    long maxUsageBytes();

    /** How long a body of usage events may take to arrive, as a whole; then 408. 30 s, and shorter than the timeout. */
    @WithDefault("PT30S")
    Duration usageTime();

    /** How many requests with usage events are carried at once; the next one is answered 429. 64. */
    @WithDefault("64")
    int usageStreams();

    /**
     * {@code TOLLGATE_TRUSTED_PROXIES}: the proxies in front of this door that may say for whom they speak, as networks
     * with commas between them. None unless set: then a sender is who connects, and forwarding headers are not read.
     */
    Optional<List<Network>> trustedProxies();

    /**
     * {@code TOLLGATE_FORWARDED_HEADER}: where those proxies say it, {@code x-forwarded-for} (the default) or {@code
     * forwarded} (RFC 7239). Only this one is read, since anybody may send the other.
     */
    @WithDefault("x-forwarded-for")
    ForwardedHeader forwardedHeader();

    /** {@code tollgate.route.webhook-proxies."stripe"}: for this provider's webhooks these instead of the trusted proxies. */
    Map<String, List<Network>> webhookProxies();

    /** How many bytes a webhook may have. 1 MiB. */
    @WithDefault("1048576")
    long maxWebhookBytes();

    /** How long a webhook's body may take to arrive, as a whole; then 408. 10 s. */
    @WithDefault("PT10S")
    Duration webhookTime();

    /** How many webhooks are carried at once; the next one is answered 429. 64. */
    @WithDefault("64")
    int webhookStreams();

    /**
     * How many of those places one sender has (an IPv4 address, or a /48 of IPv6), so that one who is slow on purpose
     * shuts nobody else out: it takes eight to hold all 64, as it does to hold all bytes that the ingest service may have
     * in hand ({@code tollgate.webhook.max-in-hand-bytes-per-sender}). 8.
     */
    @WithDefault("8")
    int webhookStreamsPerSender();

    /** How many webhooks one sender may send in a second, steadily; the next one is answered 429. 1,000. */
    @WithDefault("1000")
    long webhookRate();

    /** How many of them at once. 2,000. */
    @WithDefault("2000")
    long webhookBurst();

    /** How many senders' rates are remembered; the least recent is forgotten first. 100,000. */
    @WithDefault("100000")
    long webhookSendersRemembered();

    /** How many bytes an answer may have; past it the caller gets 503. 32 MiB. */
    @WithDefault("33554432")
    int maxAnswerBytes();
}
