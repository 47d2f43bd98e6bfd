package dev.tollgate.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

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

    /** How many bytes an answer may have; past it the caller gets 503. 32 MiB. */
    @WithDefault("33554432")
    int maxAnswerBytes();
}
