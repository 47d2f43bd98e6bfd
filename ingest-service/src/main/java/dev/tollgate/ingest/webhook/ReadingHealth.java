package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.TrustPolicies;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of each provider that is configured, also of those of which nothing came. */
public final class ReadingHealth {
    private final Webhooks webhooks;
    private final TrustPolicies policies;
    private final InstantSource clock;

    public ReadingHealth(Webhooks webhooks, TrustPolicies policies, InstantSource clock) {
        this.webhooks = webhooks;
        this.policies = policies;
        this.clock = clock;
    }

    public Uni<Report> read(HealthWindow window) {
        Instant at = clock.instant();
        return webhooks.health(at.minus(window.length())).map(found -> new Report(at, window, all(found)));
    }

    private List<ProviderHealth> all(List<ProviderHealth> found) {
        Map<String, ProviderHealth> all = new TreeMap<>();
        policies.all().forEach(policy -> all.put(policy.provider(), ProviderHealth.none(policy.provider())));
        found.forEach(each -> all.put(each.provider(), each));
        return List.copyOf(all.values());
    }

    /** @param providers by name */
    public record Report(Instant at, HealthWindow window, List<ProviderHealth> providers) {
        public Report {
            providers = List.copyOf(providers);
        }
    }
}
