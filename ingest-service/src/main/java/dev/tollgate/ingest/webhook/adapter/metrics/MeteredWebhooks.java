package dev.tollgate.ingest.webhook.adapter.metrics;

import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.Judgement;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.webhook.Inbox.Kept;
import dev.tollgate.ingest.webhook.Reception;
import dev.tollgate.ingest.webhook.WebhookCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * {@code billing_webhook_received_total{provider,outcome}}, which exists from the start for each provider, {@code
 * billing_webhook_not_taken_total{provider,reason}} and {@code
 * billing_webhook_trust_rejections_total{provider,check,reason}}. What anybody can bring about has no line in the log,
 * which anybody could fill; what only we can mend has one a minute for each provider and reason.
 */
@Startup
@ApplicationScoped
class MeteredWebhooks implements WebhookCounts {
    private static final Logger LOG = Logger.getLogger(MeteredWebhooks.class);
    private static final String UNTRUSTED = "untrusted";
    private static final String NOT_KEPT_APART = "not-kept-apart";

    private final MeterRegistry registry;
    private final OnceAMinute lines;

    MeteredWebhooks(MeterRegistry registry, TrustPolicies policies, InstantSource clock) {
        this.registry = registry;
        this.lines = new OnceAMinute(clock);
        policies.all().forEach(policy -> List.of("counted", "waiting", "repeated", "conflict", UNTRUSTED)
                .forEach(outcome -> received(policy.provider(), outcome)));
    }

    @Override
    public void acknowledged(String provider, Kept kept) {
        String outcome =
                switch (kept) {
                    case Kept.Counted _ -> "counted";
                    case Kept.Waiting _ -> "waiting";
                    case Kept.Repeated _ -> "repeated";
                    case Kept.Conflict _ -> "conflict";
                };
        received(provider, outcome).increment();
        if (kept instanceof Kept.Conflict(var first)) {
            LOG.warnf("billing_webhook_conflict provider=%s counted=%s", provider, first);
        }
    }

    @Override
    public void refused(String provider, Judgement judgement) {
        received(provider, UNTRUSTED).increment();
        judgement.checks().stream()
                .filter(each -> each.status() == CheckResult.Status.FAILED)
                .forEach(each -> Counter.builder("billing.webhook.trust.rejections")
                        .description("Checks of webhooks that failed")
                        .tag("provider", provider)
                        .tag("check", word(each.check()))
                        .tag("reason", word(each.reason()))
                        .register(registry)
                        .increment());
    }

    @Override
    public void notKeptApart(String provider, Throwable why) {
        notTaken(provider, NOT_KEPT_APART);
        if (isDue(provider, NOT_KEPT_APART)) {
            LOG.warnf("webhooks of %s that are not believed could not be kept: %s", provider, told(why));
        }
    }

    @Override
    public void notTaken(String provider, Reception.Cause cause, Throwable why) {
        notTaken(provider, word(cause));
        if (isOurs(cause) && isDue(provider, word(cause))) {
            LOG.warnf(
                    "webhooks of %s are not taken (%s); their senders are to come again: %s",
                    provider, word(cause), told(why));
        }
    }

    /** Whether an operator must do something; of the others the sender decides, whoever that is. */
    private static boolean isOurs(Reception.Cause cause) {
        return switch (cause) {
            case SECRET_UNAVAILABLE, NOT_CONFIRMED -> true;
            case TOO_LARGE, TOO_SLOW, CUT_OFF, TOO_MUCH_IN_HAND -> false;
        };
    }

    private boolean isDue(String provider, String reason) {
        return lines.isDue(provider + ' ' + reason);
    }

    /** The one at the bottom says what is broken; none of them says what was sent. */
    private static String told(Throwable why) {
        Throwable cause = why.getCause();
        String said = String.valueOf(why.getMessage());
        return cause == null ? said : said + ": " + cause.getClass().getSimpleName();
    }

    private void notTaken(String provider, String reason) {
        Counter.builder("billing.webhook.not.taken")
                .description("Webhooks of which nothing is known: their senders are to come again")
                .tag("provider", provider)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    private Counter received(String provider, String outcome) {
        return Counter.builder("billing.webhook.received")
                .description("Webhooks by what became of them")
                .tag("provider", provider)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
