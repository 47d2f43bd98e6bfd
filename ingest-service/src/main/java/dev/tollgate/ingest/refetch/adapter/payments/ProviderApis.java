package dev.tollgate.ingest.refetch.adapter.payments;

import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.refetch.ProviderObjects;
import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.webhook.WebhookConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Builds what asks payment providers' APIs. */
public final class ProviderApis {
    private ProviderApis() {}

    /**
     * A policy in force is what allows its own hosts, and no others; at a private address, or without TLS, they are called
     * only where {@code TOLLGATE_OUTBOUND_PRIVATE_HOSTS} says so.
     *
     * @param calls makes what calls the hosts of a configuration, as often and as long as it says
     */
    public static ProviderObjects asking(
            WebhookConfig config,
            OutboundConfig outbound,
            Function<OutboundConfig, Outbound> calls,
            Secrets secrets,
            InstantSource clock) {
        return new FetchedObjects(
                policy -> calls.apply(own(policy, config, outbound)), secrets, clock, config.maxBytes());
    }

    private static OutboundConfig own(TrustPolicy policy, WebhookConfig config, OutboundConfig outbound) {
        List<String> hosts = policy.refetch().stream()
                .flatMap(rule -> rule.urls().values().stream())
                .flatMap(url -> ObjectAddress.host(url).stream())
                .distinct()
                .toList();
        return new OneTry(hosts, outbound.privateHosts(), outbound.connectTimeout(), config.fetchTime());
    }

    /** What waits is tried again by whoever works it off, much later than a call would. */
    private record OneTry(
            List<String> allowedHosts,
            Optional<List<String>> privateHosts,
            Duration connectTimeout,
            Duration answerTimeout)
            implements OutboundConfig {
        @Override
        public int attempts() {
            return 1;
        }

        @Override
        public Duration maxBackoff() {
            return Duration.ZERO;
        }
    }
}
