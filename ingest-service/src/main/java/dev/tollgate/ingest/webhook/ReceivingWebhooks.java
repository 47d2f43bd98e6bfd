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
import dev.tollgate.ingest.webhook.ReadingBodies.BodyNotTaken;
import dev.tollgate.ingest.webhook.ReadingBodies.Taken;
import dev.tollgate.ingest.webhook.Reception.Cause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

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
    private final ReadingBodies reading;

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
        this.reading = new ReadingBodies(MemoryInHand.of(config), clock, config.bodyTime(), config.maxBytes());
    }

    /** Blocks until the answer is certain: call it from a virtual thread. */
    public Reception receive(SentWebhook sent) throws InterruptedException {
        Optional<TrustPolicy> policy = policies.of(sent.provider());
        return policy.isEmpty() ? new Reception.NoSuchProvider() : receive(sent, policy.get());
    }

    private Reception receive(SentWebhook sent, TrustPolicy policy) throws InterruptedException {
        Taken taken = reading.start(sent.source());
        try {
            if (!taken.more(MemoryInHand.BYTES_BESIDE)) {
                throw new BodyNotTaken(Cause.TOO_MUCH_IN_HAND);
            }
            Delivery delivery = new Delivery(
                    policy.provider(),
                    sent.headers(),
                    reading.read(sent.body(), taken),
                    sent.source(),
                    sent.via(),
                    clock.instant());
            return judged(delivery, policy, judge.judge(delivery, policy));
        } catch (BodyNotTaken e) {
            return notTaken(policy, e.reason(), e);
        } catch (SecretUnavailable e) {
            return notTaken(policy, Cause.SECRET_UNAVAILABLE, e);
        } catch (NotConfirmed e) {
            return notTaken(policy, Cause.NOT_CONFIRMED, e);
        } finally {
            taken.release();
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

    private Reception notTaken(TrustPolicy policy, Cause cause, Throwable why) {
        counts.notTaken(policy.provider(), cause, why);
        notTaken.notTaken(policy.provider(), cause);
        return new Reception.NotTaken(cause, RETRY_AFTER);
    }

    private static boolean failed(Judgement judgement, Check check) {
        return judgement.checks().stream()
                .anyMatch(each -> each.check() == check && each.status() == CheckResult.Status.FAILED);
    }
}
