package dev.tollgate.ingest.webhook.adapter.payments;

import dev.tollgate.ingest.outbound.AllowedHosts;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.adapter.http.HttpOutbound;
import dev.tollgate.ingest.webhook.ProviderObjects;
import dev.tollgate.ingest.webhook.Secrets;
import dev.tollgate.ingest.webhook.TrustPolicy;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.adapter.time.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Builds what asks payment providers' APIs. */
public final class ProviderApis {
    private ProviderApis() {}

    /**
     * A policy in force is what allows its own hosts, and no others; at a private address, or without TLS, they are called
     * only where {@code TOLLGATE_OUTBOUND_PRIVATE_HOSTS} says so.
     */
    public static ProviderObjects asking(
            WebhookConfig config, OutboundConfig outbound, Secrets secrets, Machine machine) {
        return new FetchedObjects(
                policy -> calls(policy, config, outbound, machine), secrets, machine.clock(), config.maxBytes());
    }

    private static Outbound calls(TrustPolicy policy, WebhookConfig config, OutboundConfig outbound, Machine machine) {
        List<String> hosts = policy.refetch().stream()
                .flatMap(rule -> rule.urls().values().stream())
                .flatMap(url -> ObjectAddress.host(url).stream())
                .distinct()
                .toList();
        OutboundConfig own =
                new OneTry(hosts, outbound.privateHosts(), outbound.connectTimeout(), config.fetchTime());
        return HttpOutbound.calling(AllowedHosts.of(own), own, machine);
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
