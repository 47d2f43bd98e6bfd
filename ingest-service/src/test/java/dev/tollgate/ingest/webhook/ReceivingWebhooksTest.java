package dev.tollgate.ingest.webhook;

import static dev.tollgate.ingest.webhook.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.Check;
import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.Judge;
import dev.tollgate.ingest.trust.Judgement;
import dev.tollgate.ingest.trust.Judgement.Verdict;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.WebhookBodies;
import dev.tollgate.ingest.webhook.Inbox.Kept;
import dev.tollgate.ingest.webhook.NotTakenTally.Untold;
import dev.tollgate.ingest.webhook.ReceivingWebhooks.Begun;
import dev.tollgate.ingest.webhook.Reception.Cause;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.house.MovableClock;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivingWebhooksTest {
    private static final String SECRET = "planted-secret-of-the-sender";

    private final MovableClock clock = new MovableClock(NOW);
    private final WebhookConfig config = WebhookSettings.with(
            Map.of("tollgate.webhook.max-bytes", "40000", "tollgate.webhook.max-in-hand-bytes", "60000"));
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final StoringWebhooks storing = new StoringWebhooks(inbox, config);
    private final Told counts = new Told();
    private final List<Untold> told = new ArrayList<>();
    private final CountingNotTaken notTaken = new CountingNotTaken(
            (untold, _) -> {
                told.addAll(untold);
                return Uni.createFrom().voidItem();
            },
            clock,
            Duration.ofSeconds(5));
    private Judge judge = (_, _) -> Deliveries.judgement(Verdict.TRUSTED);

    @AfterEach
    void stop() {
        storing.close();
    }

    @Test
    void what_is_believed_is_stored_and_then_acknowledged() throws Exception {
        assertThat(receive("paid")).isEqualTo(new Reception.Acknowledged(new Kept.Counted()));
        assertThat(inbox.kept.getFirst().identity().eventId()).isEqualTo("id of paid");
        assertThat(counts.lines).containsExactly("Counted");
    }

    @Test
    void nobody_is_believed_for_whom_there_is_no_policy() throws Exception {
        assertThat(received(receiving(), "stranger", "paid")).isEqualTo(new Reception.NoSuchProvider());
        assertThat(counts.lines).isEmpty();
    }

    @Test
    void what_is_not_believed_is_kept_apart_and_refused_as_the_failed_check_says() throws Exception {
        judge = (_, _) -> Deliveries.judgement(Verdict.UNTRUSTED);
        assertThat(receive("forged")).isEqualTo(new Reception.Refused(401));
        judge = (_, _) -> new Judgement(
                Verdict.UNTRUSTED,
                List.of(new CheckResult(Check.SOURCE, CheckResult.Status.FAILED, CheckResult.Reason.OUTSIDE_NETWORKS)));
        assertThat(receive("forged")).isEqualTo(new Reception.Refused(403));
        assertThat(inbox.apart).hasSize(2);
        assertThat(inbox.kept).isEmpty();
    }

    @Test
    void what_is_not_believed_is_refused_also_where_it_cannot_be_kept() throws Exception {
        judge = (_, _) -> Deliveries.judgement(Verdict.UNTRUSTED);
        inbox.broken = true;
        assertThat(receive("forged")).isEqualTo(new Reception.Refused(401));
        assertThat(counts.lines).containsExactly("refused", "not kept apart");
        notTaken.tell();
        assertThat(told).containsExactly(new Untold("stripe", "untrusted", 1));
    }

    @Test
    void missing_is_not_good_what_is_not_confirmed_is_not_acknowledged() throws Exception {
        inbox.broken = true;
        assertThat(receive("paid")).isEqualTo(new Reception.NotTaken(Cause.NOT_CONFIRMED, Duration.ofSeconds(5)));
    }

    @Test
    void missing_is_not_good_where_a_secret_is_away_nobody_knows() throws Exception {
        judge = (_, _) -> {
            throw new SecretUnavailable("cred://webhooks/stripe does not answer");
        };
        assertThat(receive("paid")).isEqualTo(new Reception.NotTaken(Cause.SECRET_UNAVAILABLE, Duration.ofSeconds(5)));
        notTaken.tell();
        assertThat(told).containsExactly(new Untold("stripe", "secret-unavailable", 1));
        assertThat(inbox.kept).isEmpty();
        assertThat(inbox.apart).isEmpty();
    }

    @Test
    void a_body_has_its_limit_and_what_did_not_come_whole_is_told() throws Exception {
        assertThat(receive("x".repeat(40_000))).isInstanceOf(Reception.Acknowledged.class);
        assertThat(cause(receive("x".repeat(40_001)))).isEqualTo(Cause.TOO_LARGE);
        for (Cause cause : new Cause[] {Cause.TOO_SLOW, Cause.CUT_OFF}) {
            assertThat(cause(receiving().notTaken(sent("stripe"), new BodyNotTaken(cause))))
                    .isEqualTo(cause);
        }
        assertThat(receive("still served")).isInstanceOf(Reception.Acknowledged.class);
        notTaken.tell();
        assertThat(told)
                .containsExactlyInAnyOrder(
                        new Untold("stripe", "too-large", 1),
                        new Untold("stripe", "too-slow", 1),
                        new Untold("stripe", "cut-off", 1));
    }

    @Test
    void what_all_hold_together_is_bounded_and_given_back() throws Exception {
        ReceivingWebhooks receiving = receiving();
        try (ArrivingBody inHand = ((Begun.Awaiting) receiving.begin(sent("stripe"))).body()) {
            inHand.add(new byte[30_000]);
            assertThat(received(receiving, "stripe", "x".repeat(1_000)))
                    .isEqualTo(new Reception.NotTaken(Cause.TOO_MUCH_IN_HAND, Duration.ofSeconds(5)));
        }
        assertThat(received(receiving, "stripe", "x".repeat(30_000))).isInstanceOf(Reception.Acknowledged.class);
    }

    @Test
    void secrets_stay_put_what_is_stored_has_no_header_that_proves_again() throws Exception {
        judge = (delivery, _) -> {
            assertThat(delivery.headers().all("authorization")).containsExactly("Bearer " + SECRET);
            return Deliveries.judgement(Verdict.TRUSTED);
        };
        receive("paid");
        judge = (_, _) -> Deliveries.judgement(Verdict.UNTRUSTED);
        receive("forged");
        SentHeaders kept = inbox.kept.getFirst().delivery().headers();
        assertThat(kept.values().toString()
                        + inbox.apart.getFirst().delivery().headers().values())
                .doesNotContain(SECRET);
        assertThat(kept.all("x-hook-proof")).containsExactly(MaskedHeaders.MASK);
        assertThat(kept.all("stripe-signature")).containsExactly("t=1,v1=abc");
        assertThat(kept.all("user-agent")).containsExactly("provider/1");
    }

    private static Cause cause(Reception reception) {
        return ((Reception.NotTaken) reception).cause();
    }

    private Reception receive(String body) {
        return received(receiving(), "stripe", body);
    }

    private static Reception received(ReceivingWebhooks receiving, String provider, String text) {
        SentWebhook sent = sent(provider);
        return switch (receiving.begin(sent)) {
            case Begun.Over(Reception reception) -> reception;
            case Begun.Awaiting(ArrivingBody body) -> {
                try (body) {
                    body.add(text.getBytes(StandardCharsets.UTF_8));
                    yield receiving.receive(sent, body);
                } catch (BodyNotTaken why) {
                    yield receiving.notTaken(sent, why);
                }
            }
        };
    }

    private ReceivingWebhooks receiving() {
        return new ReceivingWebhooks(
                new OnlyStripe(),
                (delivery, policy) -> judge.judge(delivery, policy),
                new Bodies(),
                storing,
                counts,
                notTaken,
                clock,
                config);
    }

    private static SentWebhook sent(String provider) {
        SentHeaders headers = new SentHeaders(Map.of(
                "Authorization", List.of("Bearer " + SECRET),
                "Cookie", List.of(SECRET, SECRET),
                "X-Hook-Proof", List.of(SECRET),
                "X-Api-Key", List.of(SECRET),
                "Stripe-Signature", List.of("t=1,v1=abc"),
                "User-Agent", List.of("provider/1")));
        return new SentWebhook(provider, headers, InetAddress.ofLiteral("192.0.2.7"), Optional.empty());
    }

    /** A body is its own id. */
    private static final class Bodies implements WebhookBodies {
        @Override
        public EventIdentity identity(Delivery delivery, TrustPolicy policy) {
            String body = new String(delivery.body(), StandardCharsets.UTF_8);
            return new EventIdentity("id of " + body, Optional.empty(), Optional.empty(), Sha256.ofUtf8(body));
        }

        @Override
        public EventIdentity claimed(Delivery delivery, TrustPolicy policy) {
            throw new AssertionError("nobody asks");
        }
    }

    private static final class Told implements WebhookCounts {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void acknowledged(String provider, Kept kept) {
            lines.add(kept.getClass().getSimpleName());
        }

        @Override
        public void refused(String provider, Judgement judgement) {
            lines.add("refused");
        }

        @Override
        public void notKeptApart(String provider, Throwable why) {
            lines.add("not kept apart");
        }

        @Override
        public void notTaken(String provider, Cause cause, Throwable why) {
            lines.add(cause + " " + why.getMessage());
        }
    }
}
