package dev.tollgate.ingest.refetch;

import dev.tollgate.ingest.refetch.CircuitBreaker.Turn;
import dev.tollgate.ingest.refetch.Desk.Place;
import dev.tollgate.ingest.refetch.ProviderAnswer.NoAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.Said;
import dev.tollgate.ingest.refetch.ProviderAnswer.Unknown;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Outcome;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Settled;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.webhook.WebhookConfig;
import dev.tollgate.kernel.Identifiers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Works off what waits for its object: asks the provider's API, whose word wins over the webhook's (F8). Who has which
 * delivery is decided in PostgreSQL, so any number of replicas may do this, and one that died leaves nothing but a lease
 * that ends. Nothing is ever given up: what brings no answer stays in the backlog, and shows as its oldest.
 */
public final class WorkingOff implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkingOff.class);

    private final TrustPolicies policies;
    private final WaitingWebhooks waiting;
    private final ProviderObjects objects;
    private final InstantSource clock;
    private final WebhookConfig config;
    private final RetryPause pause;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @throws IllegalArgumentException when the configuration cannot work, with the keys that say so */
    public WorkingOff(
            TrustPolicies policies,
            WaitingWebhooks waiting,
            ProviderObjects objects,
            InstantSource clock,
            Identifiers chance,
            WebhookConfig config) {
        if (config.fetchers() < 1 || config.denialTries() < 1 || config.breakerFailures() < 1) {
            throw new IllegalArgumentException("tollgate.webhook.fetchers, tollgate.webhook.denial-tries and"
                    + " tollgate.webhook.breaker-failures are at least 1");
        }
        if (!config.firstPause().isPositive() || config.firstPause().compareTo(config.longestPause()) > 0) {
            throw new IllegalArgumentException("tollgate.webhook.first-pause is more than nothing, and no longer than"
                    + " tollgate.webhook.longest-pause");
        }
        if (config.lease().compareTo(config.fetchTime().multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("tollgate.webhook.lease is more than twice tollgate.webhook.fetch-time:"
                    + " else two replicas ask for the same object");
        }
        this.policies = policies;
        this.waiting = waiting;
        this.objects = objects;
        this.clock = clock;
        this.config = config;
        this.pause = new RetryPause(config.firstPause(), config.longestPause(), chance);
    }

    /** Starts to work, for each provider that has a free hand; returns at once. Safe to be called at any time. */
    public void workOff() {
        policies.all().stream().filter(policy -> policy.refetch().isPresent()).forEach(this::takeUp);
    }

    /** What is being asked for keeps its lease, and is taken up again by whoever is there when that is over. */
    @Override
    public void close() {
        closed.set(true);
    }

    private void takeUp(TrustPolicy policy) {
        Desk desk = desk(policy);
        if (!closed.get() && desk.free().tryAcquire()) {
            Thread.ofVirtual().name("webhook-refetch").start(() -> workUntilNothingIsDue(policy, desk));
        }
    }

    private void workUntilNothingIsDue(TrustPolicy policy, Desk desk) {
        try {
            while (!closed.get() && workOne(policy)) {
                // A second hand may help with what is due besides.
                takeUp(policy);
            }
        } catch (RuntimeException e) {
            // What was taken keeps its lease and is taken again when that is over.
            LOG.errorf(
                    e, "waiting webhooks of %s could not be worked off; the next tick tries again", policy.provider());
        } finally {
            desk.free().release();
        }
    }

    /** @return false when nothing is due, or the provider is left alone */
    boolean workOne(TrustPolicy policy) {
        Optional<Place> entered = desk(policy).enter();
        if (entered.isEmpty()) {
            return false;
        }
        try (Place place = entered.get()) {
            Instant now = clock.instant();
            Optional<WaitingWebhook> taken = waiting.take(
                            policy.provider(), place.order(), now, now.plus(config.lease()))
                    .await()
                    .atMost(config.storeTime());
            taken.ifPresent(webhook -> ask(policy, webhook, place.turn()));
            return taken.isPresent();
        }
    }

    private void ask(TrustPolicy policy, WaitingWebhook webhook, Turn turn) {
        ProviderAnswer answer = objects.ask(policy, webhook);
        switch (answer) {
            case Said said -> {
                turn.succeeded();
                Outcome outcome = new Outcome(said.agrees(), Optional.of(said.object()), said.differences());
                conclude(webhook, outcome, RefetchFailure.SAID_OTHERWISE);
            }
            case Unknown unknown -> {
                turn.succeeded();
                Outcome outcome = new Outcome(false, Optional.empty(), List.of(unknown.difference()));
                conclude(webhook, outcome, RefetchFailure.UNKNOWN_OBJECT);
            }
            case NoAnswer none -> {
                if (none.failure().isOfApi()) {
                    turn.failed(none.retryAfter().map(RetryPause::bounded));
                }
                putBack(webhook, none, webhook.tries());
            }
        }
    }

    /**
     * An API may lag behind its own webhooks: its word against one is final only when it has said so often enough. What
     * brought no answer says nothing against it, and lengthens no pause between two that did.
     */
    private void conclude(WaitingWebhook webhook, Outcome outcome, RefetchFailure against) {
        int contradictions = webhook.against() + 1;
        if (!outcome.believed() && contradictions < config.denialTries()) {
            putBack(webhook, NoAnswer.because(against), contradictions);
            return;
        }
        Settled settled =
                waiting.settle(webhook, outcome, clock.instant()).await().atMost(config.storeTime());
        if (settled != Settled.COUNTED || !outcome.differences().isEmpty()) {
            LOG.warnf(
                    "billing_webhook_refetch provider=%s ordinal=%d outcome=%s differences=%d",
                    webhook.provider(),
                    webhook.ordinal(),
                    settled,
                    outcome.differences().size());
        }
    }

    private void putBack(WaitingWebhook webhook, NoAnswer none, int times) {
        Instant next = clock.instant().plus(pause.after(times, none.retryAfter()));
        waiting.putBack(webhook, none.failure(), next).await().atMost(config.storeTime());
        LOG.debugf(
                "billing_webhook_refetch provider=%s ordinal=%d failure=%s tries=%d",
                webhook.provider(), webhook.ordinal(), none.failure().id(), webhook.tries());
    }

    private Desk desk(TrustPolicy policy) {
        return desks.computeIfAbsent(policy.provider(), _ -> new Desk(config, clock));
    }
}
