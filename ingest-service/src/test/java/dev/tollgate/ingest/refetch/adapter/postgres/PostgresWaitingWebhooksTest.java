package dev.tollgate.ingest.refetch.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.refetch.Difference;
import dev.tollgate.ingest.refetch.RefetchFailure;
import dev.tollgate.ingest.refetch.WaitingWebhook;
import dev.tollgate.ingest.refetch.WaitingWebhooks;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Backlog;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Order;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Outcome;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Settled;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who has which delivery, moment by moment, and what is left of it. */
class PostgresWaitingWebhooksTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LEASE = NOON.plusSeconds(60);
    private static final Outcome TRUE = new Outcome(true, Optional.of("{\"id\": \"p-1\"}"), List.of());

    @RegisterExtension
    static final WebhookDatabase DATABASE = new WebhookDatabase();

    private final WaitingWebhooks one = DATABASE.replica();
    private final WaitingWebhooks other = DATABASE.replica();

    @Test
    void deliveries_of_one_object_are_given_out_one_after_the_other_in_their_order() throws SQLException {
        long first = waits("e-1", "p-1");
        long second = waits("e-2", "p-1");
        long elsewhere = waits("e-3", "p-2");
        WaitingWebhook taken = take(one, NOON).orElseThrow();
        assertThat(taken.ordinal()).isEqualTo(first);
        assertThat(take(other, NOON).orElseThrow().ordinal()).isEqualTo(elsewhere);
        assertThat(take(other, NOON)).isEmpty();
        assertThat(await(one.putBack(taken, RefetchFailure.TIME_OUT, NOON.plusSeconds(5))))
                .isTrue();
        // The first has to wait, and so has what came after it.
        assertThat(take(other, NOON.plusSeconds(4))).isEmpty();
        WaitingWebhook again = take(other, NOON.plusSeconds(5)).orElseThrow();
        assertThat(List.of(again.ordinal(), (long) again.tries())).isEqualTo(List.of(first, 2L));
        assertThat(await(other.settle(again, TRUE, NOON))).isEqualTo(Settled.COUNTED);
        assertThat(take(one, NOON).orElseThrow().ordinal()).isEqualTo(second);
    }

    @Test
    void what_is_true_is_kept_counted_and_waits_no_more() throws SQLException {
        long ordinal = waits("e-1", "p-1");
        WaitingWebhook taken = take(one, NOON).orElseThrow();
        Outcome outcome = new Outcome(
                true,
                Optional.of("{\"id\": \"p-1\", \"amount\": 10.00}"),
                List.of(new Difference("/amount", "\"9999.00\"", "10.00"), new Difference("/note", "null", "\"x\"")));
        assertThat(await(one.settle(taken, outcome, NOON.plusSeconds(1)))).isEqualTo(Settled.COUNTED);
        assertThat(DATABASE.rows("SELECT ordinal, tries, believed, object, differences FROM billing_webhook_refetched"))
                .containsExactly(ordinal + " 1 t {\"id\": \"p-1\", \"amount\": 10.00} ["
                        + "{\"pointer\":\"/amount\",\"claimed\":\"9999.00\",\"said\":10.00},"
                        + "{\"pointer\":\"/note\",\"claimed\":null,\"said\":\"x\"}]");
        assertThat(DATABASE.rows("SELECT provider, event_id, ordinal, extract(epoch FROM counted_at)::bigint"
                        + " FROM billing_webhook_counted"))
                .containsExactly(
                        "yookassa e-1 " + ordinal + " " + NOON.plusSeconds(1).getEpochSecond());
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_waiting")).isEmpty();
    }

    @Test
    void what_is_denied_is_kept_with_its_differences_and_reserves_no_id() throws SQLException {
        long ordinal = waits("e-1", "p-1");
        Outcome denied = new Outcome(false, Optional.empty(), List.of(new Difference("", "\"p-1\"", "null")));
        assertThat(await(one.settle(take(one, NOON).orElseThrow(), denied, NOON)))
                .isEqualTo(Settled.DENIED);
        assertThat(DATABASE.rows("SELECT ordinal, believed, object, differences FROM billing_webhook_refetched"))
                .containsExactly(ordinal + " f null [{\"pointer\":\"\",\"claimed\":\"p-1\",\"said\":null}]");
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_counted")).isEmpty();
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_waiting")).isEmpty();

        waits("e-1", "p-1");
        assertThat(await(one.settle(take(one, NOON).orElseThrow(), TRUE, NOON))).isEqualTo(Settled.COUNTED);
    }

    @Test
    void a_delivery_that_was_denied_and_waits_again_is_settled_anew() throws SQLException {
        long ordinal = waits("e-1", "p-1");
        await(one.settle(take(one, NOON).orElseThrow(), new Outcome(false, Optional.empty(), List.of()), NOON));
        DATABASE.waitsAgain(ordinal, "yookassa", "p-1", NOON);
        assertThat(await(one.settle(take(one, NOON).orElseThrow(), TRUE, NOON))).isEqualTo(Settled.COUNTED);
        assertThat(DATABASE.rows("SELECT ordinal, believed FROM billing_webhook_refetched"))
                .containsExactly(ordinal + " t");
    }

    @Test
    void once_a_delivery_that_counts_and_waits_again_stays_as_it_is_whatever_is_said_later() throws SQLException {
        long ordinal = waits("e-1", "p-1");
        await(one.settle(take(one, NOON).orElseThrow(), TRUE, NOON));
        List<String> counted = DATABASE.rows("SELECT * FROM billing_webhook_counted");
        for (boolean believed : new boolean[] {true, false}) {
            DATABASE.waitsAgain(ordinal, "yookassa", "p-1", NOON);
            Outcome later = new Outcome(believed, Optional.empty(), List.of());
            assertThat(await(one.settle(take(one, NOON).orElseThrow(), later, NOON.plusSeconds(9))))
                    .isEqualTo(Settled.COUNTED);
        }
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_counted")).isEqualTo(counted);
        assertThat(DATABASE.rows("SELECT believed, object FROM billing_webhook_refetched"))
                .containsExactly("t {\"id\": \"p-1\"}");
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_conflict")).isEmpty();
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_waiting")).isEmpty();
    }

    @Test
    void once_what_is_true_of_an_event_that_counts_already_is_kept_as_a_conflict() throws SQLException {
        DATABASE.counts("yookassa", "e-1", "p-1", NOON);
        List<String> before = DATABASE.rows("SELECT * FROM billing_webhook_counted");
        long ordinal = waits("e-1", "p-1");
        assertThat(await(one.settle(take(one, NOON).orElseThrow(), TRUE, NOON))).isEqualTo(Settled.CONFLICT);
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_counted")).isEqualTo(before);
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_conflict")).containsExactly(ordinal + " yookassa");
        assertThat(DATABASE.rows("SELECT ordinal, believed FROM billing_webhook_refetched"))
                .containsExactly(ordinal + " t");
    }

    /** A replica that was killed between its fetch and its storing, or was only slow. */
    @Test
    void once_who_lost_the_lease_changes_nothing() throws SQLException {
        long ordinal = waits("e-1", "p-1");
        WaitingWebhook lost = take(one, NOON).orElseThrow();
        assertThat(take(other, LEASE)).isEmpty();
        WaitingWebhook mine = take(other, LEASE.plusMillis(1)).orElseThrow();
        assertThat(mine.tries()).isEqualTo(2);
        assertThat(await(one.putBack(lost, RefetchFailure.CUT_OFF, NOON))).isFalse();
        assertThat(await(one.settle(lost, new Outcome(false, Optional.empty(), List.of()), NOON)))
                .isEqualTo(Settled.LOST);
        assertThat(DATABASE.rows("SELECT ordinal, tries, last_failure FROM billing_webhook_waiting"))
                .containsExactly(ordinal + " 2 null");
        assertThat(DATABASE.rows("SELECT * FROM billing_webhook_refetched")).isEmpty();
        assertThat(await(other.settle(mine, TRUE, NOON))).isEqualTo(Settled.COUNTED);
        assertThat(await(other.settle(mine, TRUE, NOON))).isEqualTo(Settled.LOST);
    }

    /** PostgreSQL's jsonb would refuse each of them, and the delivery could never be settled. */
    @Test
    void an_object_with_anything_that_json_allows_can_be_kept() throws SQLException {
        waits("e-1", "p-1");
        String object = "{\"nul\": \"\\u0000\", \"half\": \"\\ud800\", \"large\": 1e999999999}";
        Outcome outcome =
                new Outcome(true, Optional.of(object), List.of(new Difference("/nul", "\"\\u0000\"", "1e999999999")));
        assertThat(await(one.settle(take(one, NOON).orElseThrow(), outcome, NOON)))
                .isEqualTo(Settled.COUNTED);
        assertThat(DATABASE.rows("SELECT object FROM billing_webhook_refetched"))
                .containsExactly(object);
    }

    @Test
    void the_backlog_is_told_for_each_provider_with_its_oldest() throws SQLException {
        DATABASE.waits("stripe-like", "e-1", "s-1", "payment.succeeded", "{}", NOON.plusSeconds(7));
        DATABASE.waits("yookassa", "e-1", "p-1", "payment.succeeded", "{}", NOON.plusSeconds(2));
        DATABASE.waits("yookassa", "e-2", "p-2", "payment.succeeded", "{}", NOON.plusSeconds(3));
        take(one, NOON.plusSeconds(9));
        assertThat(await(one.backlog()))
                .containsExactly(
                        new Backlog("stripe-like", 1, 0, NOON.plusSeconds(7)),
                        new Backlog("yookassa", 2, 0, NOON.plusSeconds(2)));
    }

    private static long waits(String event, String object) throws SQLException {
        return DATABASE.waits(
                "yookassa", event, object, "payment.succeeded", "{\"n\": \"" + System.nanoTime() + "\"}", NOON);
    }

    private static Optional<WaitingWebhook> take(WaitingWebhooks replica, Instant now) {
        return await(replica.take("yookassa", Order.LONGEST_DUE, now, now.plusSeconds(60)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
