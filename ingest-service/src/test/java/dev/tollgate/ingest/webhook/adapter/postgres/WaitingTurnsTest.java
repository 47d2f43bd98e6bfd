package dev.tollgate.ingest.webhook.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.webhook.RefetchFailure;
import dev.tollgate.ingest.webhook.WaitingWebhook;
import dev.tollgate.ingest.webhook.WaitingWebhooks;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

    private static long waits(String event, String object) throws SQLException {
        return waits(event, object, "payment.succeeded", NOON);
    }

    private static long waits(String event, String object, String type, Instant at) throws SQLException {
        return DATABASE.waits("yookassa", event, object, type, "{\"n\": \"" + event + "\"}", at);
    }

    private static Optional<WaitingWebhook> take(WaitingWebhooks replica, Instant now) {
        return await(replica.take("yookassa", now, now.plusSeconds(60)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
