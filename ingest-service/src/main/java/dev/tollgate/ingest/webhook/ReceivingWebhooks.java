package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.intake.NotConfirmed;
import dev.tollgate.ingest.trust.Check;
import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.Judge;
import dev.tollgate.ingest.trust.Judgement;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.WebhookBodies;
import dev.tollgate.ingest.webhook.Inbox.Judged;
import dev.tollgate.ingest.webhook.Inbox.Kept;
import dev.tollgate.ingest.webhook.Inbox.Untrusted;
import dev.tollgate.ingest.webhook.Reception.Cause;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Takes a webhook from its first byte to its answer: judged before anything of it is believed, and on disk before it is
 * acknowledged.
 */
public final class ReceivingWebhooks {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final TrustPolicies policies;
    private final Judge judge;
    private final WebhookBodies bodies;
    private final StoringWebhooks storing;
    private final WebhookCounts counts;
    private final CountingNotTaken notTaken;
    private final InstantSource clock;
    private final MemoryInHand memory;
    private final int maxBytes;

    public ReceivingWebhooks(
            TrustPolicies policies,
            Judge judge,
            WebhookBodies bodies,
            StoringWebhooks storing,
            WebhookCounts counts,
            CountingNotTaken notTaken,
            InstantSource clock,
            WebhookConfig config) {
        this.policies = policies;
        this.judge = judge;
        this.bodies = bodies;
        this.storing = storing;
        this.counts = counts;
        this.notTaken = notTaken;
        this.clock = clock;
        this.memory = MemoryInHand.of(config);
        this.maxBytes = config.maxBytes();
    }

    /** How one begins, before its body is read. */
    public sealed interface Begun {
        /** Its body is awaited; whoever asked closes it after all else. */
        record Awaiting(ArrivingBody body) implements Begun {}

        /** Nobody configured such a provider, or there is no room for another; its body is not to be read. */
        record Over(Reception reception) implements Begun {}
    }

    /** Never blocks. */
    public Begun begin(SentWebhook sent) {
        if (policies.of(sent.provider()).isEmpty()) {
            return new Begun.Over(new Reception.NoSuchProvider());
        }
        try {
            return new Begun.Awaiting(ArrivingBody.of(sent.source(), memory, maxBytes));
        } catch (BodyNotTaken full) {
            return new Begun.Over(notTaken(sent, full));
        }
    }

    /** One whose body did not come whole. Never blocks. */
    public Reception notTaken(SentWebhook sent, BodyNotTaken why) {
        return notTaken(sent.provider(), why.reason(), why);
    }

    /** One whose body has come whole. Blocks until the answer is certain: call it from a virtual thread. */
    public Reception receive(SentWebhook sent, ArrivingBody body) {
        return policies.of(sent.provider())
                .map(policy -> receive(sent, policy, body.whole()))
                .orElseGet(Reception.NoSuchProvider::new);
    }

    private Reception receive(SentWebhook sent, TrustPolicy policy, byte[] body) {
        Delivery delivery =
                new Delivery(policy.provider(), sent.headers(), body, sent.source(), sent.via(), clock.instant());
        try {
            return judged(delivery, policy, judge.judge(delivery, policy));
        } catch (SecretUnavailable e) {
            return notTaken(policy.provider(), Cause.SECRET_UNAVAILABLE, e);
        } catch (NotConfirmed e) {
            return notTaken(policy.provider(), Cause.NOT_CONFIRMED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notTaken(policy.provider(), Cause.NOT_CONFIRMED, e);
        }
    }

    /** What is stored has its headers masked; what is read for its identity has not, since an id may stand in one. */
    private Reception judged(Delivery delivery, TrustPolicy policy, Judgement judgement)
            throws NotConfirmed, InterruptedException {
        Delivery masked = delivery.with(MaskedHeaders.of(delivery.headers(), policy));
        return switch (judgement.verdict()) {
            case TRUSTED, PENDING -> {
                Kept kept = storing.keep(new Judged(masked, judgement, bodies.identity(delivery, policy)));
                counts.acknowledged(policy.provider(), kept);
                yield new Reception.Acknowledged(kept);
            }
            case UNTRUSTED -> refused(masked, policy, judgement);
        };
    }

    private Reception refused(Delivery masked, TrustPolicy policy, Judgement judgement) throws InterruptedException {
        counts.refused(policy.provider(), judgement);
        try {
            storing.keepApart(new Untrusted(masked, judgement));
        } catch (NotConfirmed e) {
            counts.notKeptApart(policy.provider(), e);
            notTaken.notKeptApart(policy.provider());
        }
        return new Reception.Refused(
                policy.refusal().orElse(failed(judgement, Check.SOURCE) ? FORBIDDEN : UNAUTHORIZED));
    }

    private Reception notTaken(String provider, Cause cause, Throwable why) {
        counts.notTaken(provider, cause, why);
        notTaken.notTaken(provider, cause);
        return new Reception.NotTaken(cause, RETRY_AFTER);
    }

    private static boolean failed(Judgement judgement, Check check) {
        return judgement.checks().stream()
                .anyMatch(each -> each.check() == check && each.status() == CheckResult.Status.FAILED);
    }
}
