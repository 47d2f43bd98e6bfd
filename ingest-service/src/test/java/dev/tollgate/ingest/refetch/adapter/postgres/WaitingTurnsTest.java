package dev.tollgate.ingest.refetch.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.refetch.RefetchFailure;
import dev.tollgate.ingest.refetch.WaitingWebhook;
import dev.tollgate.ingest.refetch.WaitingWebhooks;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Backlog;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Order;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is put back after a try that settled nothing, and whose turn it is then. */
class WaitingTurnsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LEASE = NOON.plusSeconds(60);

    @RegisterExtension
    static final WebhookDatabase DATABASE = new WebhookDatabase();

    private final WaitingWebhooks one = DATABASE.replica();
    private final WaitingWebhooks other = DATABASE.replica();

    @Test
    void why_it_waits_still_is_told_by_a_stable_word() throws SQLException {
        waits("e-1", "p-1");
        for (RefetchFailure failure : RefetchFailure.values()) {
            await(one.putBack(take(one, NOON).orElseThrow(), failure, NOON));
            assertThat(DATABASE.rows("SELECT last_failure FROM billing_webhook_waiting"))
                    .containsExactly(failure.id());
        }
    }

    @Test
    void only_answers_against_it_count_against_it_and_nothing_takes_them_back() throws SQLException {
        waits("e-1", "p-1");
        List<Integer> against = new ArrayList<>();
        for (RefetchFailure failure : RefetchFailure.values()) {
            WaitingWebhook taken = take(one, NOON).orElseThrow();
            against.add(taken.against());
            await(one.putBack(taken, failure, NOON));
        }
        // A replica that died counts as a try, and not as an answer.
        take(one, NOON);
        WaitingWebhook last = take(other, LEASE.plusMillis(1)).orElseThrow();
        int all = RefetchFailure.values().length;
        assertThat(against).startsWith(0, 0, 0).endsWith(0, 1);
        assertThat(List.of(last.tries(), last.against())).isEqualTo(List.of(all + 2, 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_RULE", "TOO_LARGE", "HOST_REFUSED"})
    void what_cannot_be_decided_keeps_no_later_delivery_of_its_object_waiting_and_is_shown(RefetchFailure failure)
            throws SQLException {
        long first = waits("e-1", "p-1");
        long second = waits("e-2", "p-1");
        await(one.putBack(take(one, NOON).orElseThrow(), failure, NOON));
        for (Order order : Order.values()) {
            WaitingWebhook taken = take(other, order, NOON).orElseThrow();
            assertThat(taken.ordinal()).as(order.name()).isEqualTo(second);
            await(one.putBack(taken, RefetchFailure.TIME_OUT, NOON));
        }
        assertThat(DATABASE.rows("SELECT ordinal, last_failure FROM billing_webhook_waiting ORDER BY ordinal"))
                .containsExactly(first + " " + failure.id(), second + " time-out");
        assertThat(await(one.backlog())).containsExactly(new Backlog("yookassa", 2, 1, NOON));
    }

    @Test
    void what_could_not_be_decided_is_asked_for_again_and_is_the_first_again_once_it_can_be() throws SQLException {
        long first = waits("e-1", "p-1");
        waits("e-2", "p-1");
        await(one.putBack(take(one, NOON).orElseThrow(), RefetchFailure.NO_RULE, NOON));
        assertThat(take(one, NOON)).isPresent();
        WaitingWebhook again = take(one, NOON).orElseThrow();
        assertThat(again.ordinal()).isEqualTo(first);
        await(one.putBack(again, RefetchFailure.SERVER_ERROR, LEASE.plusSeconds(9)));
        assertThat(take(one, LEASE.plusSeconds(8))).isEmpty();
        assertThat(take(one, LEASE.plusSeconds(9)).orElseThrow().ordinal()).isEqualTo(first);
    }

    /** A payment and a refund with one id are two objects of the API; two events of one payment are not. */
    @Test
    void only_objects_of_one_kind_are_the_same_object() throws SQLException {
        waits("e-1", "p-1", "payment.succeeded", NOON);
        waits("e-2", "p-1", "payment.canceled", NOON);
        long refund = waits("e-3", "p-1", "refund.succeeded", NOON);
        take(one, NOON);
        assertThat(take(other, NOON).orElseThrow().ordinal()).isEqualTo(refund);
        assertThat(take(other, NOON)).isEmpty();
    }

    @Test
    void of_many_that_fail_and_one_that_is_new_each_gets_its_turn() throws SQLException {
        long failing = 0;
        for (int number = 299; number >= 0; number--) {
            failing = waits("e-" + number, "p-" + number, "payment.succeeded", NOON.minusSeconds(number));
        }
        DATABASE.change("UPDATE billing_webhook_waiting SET tries = 4, last_failure = 'time-out'");
        long oldest = failing - 299;
        long fresh = waits("e-new", "p-new", "payment.succeeded", NOON);
        assertThat(take(one, Order.LEAST_TRIED, NOON).orElseThrow().ordinal()).isEqualTo(fresh);
        assertThat(take(one, Order.LONGEST_DUE, NOON).orElseThrow().ordinal()).isEqualTo(oldest);
        assertThat(take(one, Order.LEAST_TRIED, NOON).orElseThrow().ordinal()).isEqualTo(oldest + 1);
    }

    private static long waits(String event, String object) throws SQLException {
        return waits(event, object, "payment.succeeded", NOON);
    }

    private static long waits(String event, String object, String type, Instant at) throws SQLException {
        return DATABASE.waits("yookassa", event, object, type, "{\"n\": \"" + event + "\"}", at);
    }

    private static Optional<WaitingWebhook> take(WaitingWebhooks replica, Instant now) {
        return take(replica, Order.LONGEST_DUE, now);
    }

    private static Optional<WaitingWebhook> take(WaitingWebhooks replica, Order order, Instant now) {
        return await(replica.take("yookassa", order, now, now.plusSeconds(60)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
