package dev.tollgate.ingest.refetch.adapter.metrics;

import dev.tollgate.ingest.refetch.WaitingWebhooks;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Backlog;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * {@code billing_webhook_backlog{provider}}, {@code billing_webhook_undecidable{provider}} of it, and
 * {@code billing_webhook_oldest_waiting_seconds{provider}}, for each provider whose policy has a refetch, and for each that
 * still has something waiting. Where the store did not say, there is none of them: a number that nobody knows is not shown as the last one that somebody knew.
 */
@ApplicationScoped
class MeteredBacklog {
    private static final Logger LOG = Logger.getLogger(MeteredBacklog.class);
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final WaitingWebhooks waiting;
    private final TrustPolicies policies;
    private final InstantSource clock;
    private final MultiGauge backlog;
    private final MultiGauge undecidable;
    private final MultiGauge oldest;

    MeteredBacklog(MeterRegistry registry, WaitingWebhooks waiting, TrustPolicies policies, InstantSource clock) {
        this.waiting = waiting;
        this.policies = policies;
        this.clock = clock;
        this.backlog = MultiGauge.builder("billing.webhook.backlog")
                .description("Webhooks that wait for their object to be fetched again")
                .register(registry);
        this.undecidable = MultiGauge.builder("billing.webhook.undecidable")
                .description("Those of them that no rule of the policy, or no call, can decide")
                .register(registry);
        this.oldest = MultiGauge.builder("billing.webhook.oldest.waiting.seconds")
                .description("How long the webhook has waited that waits longest")
                .register(registry);
    }

    /** Not at each scrape: how often somebody looks must not decide what PostgreSQL has to do. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            show(waiting.backlog().await().atMost(DEADLINE));
        } catch (RuntimeException e) {
            LOG.warn("the store did not say how many webhooks wait", e);
            backlog.register(List.of(), true);
            undecidable.register(List.of(), true);
            oldest.register(List.of(), true);
        }
    }

    private void show(List<Backlog> found) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> stuck = new TreeMap<>();
        Map<String, Instant> since = new TreeMap<>();
        policies.all().stream()
                .filter(policy -> policy.refetch().isPresent())
                .map(TrustPolicy::provider)
                .forEach(provider -> counts.put(provider, 0L));
        for (Backlog each : found) {
            counts.put(each.provider(), each.waiting());
            stuck.put(each.provider(), each.undecidable());
            since.put(each.provider(), each.oldest());
        }
        List<Row<?>> numbers = new ArrayList<>();
        List<Row<?>> stuckNumbers = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        counts.forEach((provider, count) -> {
            Tags tags = Tags.of("provider", provider);
            numbers.add(Row.of(tags, count));
            stuckNumbers.add(Row.of(tags, stuck.getOrDefault(provider, 0L)));
            // Asked at the scrape: it grows between two looks.
            ages.add(Row.of(tags, () -> seconds(since.getOrDefault(provider, Instant.MAX))));
        });
        backlog.register(numbers, true);
        undecidable.register(stuckNumbers, true);
        oldest.register(ages, true);
    }

    private long seconds(Instant since) {
        Instant now = clock.instant();
        return now.isAfter(since) ? Duration.between(since, now).toSeconds() : 0;
    }
}
