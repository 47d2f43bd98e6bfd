package dev.tollgate.ingest.webhook.adapter.postgres;

import static dev.tollgate.ingest.webhook.Deliveries.NOW;
import static dev.tollgate.ingest.webhook.Deliveries.pending;
import static dev.tollgate.ingest.webhook.Deliveries.trusted;
import static dev.tollgate.ingest.webhook.Deliveries.untrusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.webhook.Inbox.Judged;
import dev.tollgate.ingest.webhook.Inbox.Kept;
import dev.tollgate.ingest.webhook.WebhookSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresInboxTest {
    @RegisterExtension
    private static final InboxDatabase DATABASE = new InboxDatabase();

    private final PostgresInbox inbox = new PostgresInbox(DATABASE.pool(), WebhookSettings.defaults());
    private final String provider = "p-" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void once_the_same_event_again_is_a_repetition_of_what_counts() {
        assertThat(words(keep(trusted(provider, "e-1", "paid")))).containsExactly("Counted");
        List<Kept> again = keep(trusted(provider, "e-1", "paid"));
        assertThat(words(again)).containsExactly("Repeated");
        assertThat(DATABASE.rows("SELECT counted_at = '" + ((Kept.Repeated) again.getFirst()).first()
                        + "' FROM billing_webhook_counted WHERE provider = '" + provider + "'"))
                .containsExactly("t");
        assertThat(DATABASE.stored(provider)).isEqualTo("1 rows 1 counted 1 repeats 0 behind 0 waiting");
    }

    @Test
    void once_other_content_under_the_same_id_is_kept_beside_it_and_never_counted() {
        keep(trusted(provider, "e-1", "paid 10"));
        assertThat(words(keep(trusted(provider, "e-1", "paid 99")))).containsExactly("Conflict");
        assertThat(words(keep(trusted(provider, "e-1", "paid 99")))).containsExactly("Conflict");
        assertThat(words(keep(pending(provider, "e-1", "paid 77")))).containsExactly("Conflict");
        assertThat(DATABASE.stored(provider)).isEqualTo("3 rows 1 counted 1 repeats 2 behind 0 waiting");
    }

    @Test
    void once_within_one_batch_the_first_that_came_counts() {
        assertThat(words(keep(
                        trusted(provider, "e-1", "z"),
                        trusted(provider, "e-1", "a"),
                        trusted(provider, "e-0", "b"),
                        trusted(provider, "e-1", "z"),
                        trusted(provider, "e-1", "a"))))
                .containsExactly("Counted", "Conflict", "Counted", "Repeated", "Conflict");
        assertThat(DATABASE.stored(provider)).isEqualTo("3 rows 2 counted 2 repeats 1 behind 0 waiting");
    }

    @Test
    void numbers_follow_the_order_in_which_deliveries_came_and_not_that_of_their_ids() {
        keep(pending(provider, "e-9", "first"), pending(provider, "e-1", "second"));
        assertThat(DATABASE.rows("SELECT event_id FROM billing_webhook_waiting JOIN billing_webhooks USING (ordinal)"
                        + " WHERE billing_webhooks.provider = '" + provider + "' ORDER BY ordinal"))
                .containsExactly("e-9", "e-1");
    }

    @Test
    void what_waits_is_told_to_wait_and_its_repetition_waits_no_second_time() {
        assertThat(words(keep(pending(provider, "e-1", "paid")))).containsExactly("Waiting");
        assertThat(keep(pending(provider, "e-1", "paid"))).containsExactly(new Kept.Repeated(NOW));
        assertThat(DATABASE.stored(provider)).isEqualTo("1 rows 0 counted 1 repeats 0 behind 1 waiting");
    }

    @Test
    void once_what_is_proven_while_the_same_content_waits_is_counted() {
        keep(pending(provider, "e-1", "paid"));
        assertThat(words(keep(trusted(provider, "e-1", "paid")))).containsExactly("Counted");
        assertThat(words(keep(pending(provider, "e-1", "paid")))).containsExactly("Repeated");
        assertThat(DATABASE.rows(
                        "SELECT verdict FROM billing_webhook_counted JOIN billing_webhooks USING (ordinal) WHERE"
                                + " billing_webhooks.provider = '" + provider + "'"))
                .containsExactly("trusted");
    }

    @Test
    void what_was_denied_and_comes_again_waits_again_since_the_first_may_have_been_a_forgery() {
        keep(pending(provider, "e-1", "paid"));
        DATABASE.execute("DELETE FROM billing_webhook_waiting WHERE provider = '" + provider + "'");
        assertThat(words(keep(pending(provider, "e-1", "paid")))).containsExactly("Waiting");
        assertThat(DATABASE.stored(provider)).isEqualTo("1 rows 0 counted 1 repeats 0 behind 1 waiting");
    }

    /** Batches that overlap and come in any order would wait for each other in a circle if they were stored as they come. */
    @Test
    void once_of_many_batches_at_once_each_event_counts_exactly_once_and_the_first_wins() throws Exception {
        long seed = System.nanoTime();
        List<Judged> all = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            all.add(trusted(provider, "e-" + number % 100, "content " + number % 200));
        }
        List<String> outcomes = new ArrayList<>();
        try (var writers = Executors.newFixedThreadPool(8)) {
            List<Callable<List<Kept>>> batches = new ArrayList<>();
            for (int batch = 0; batch < 40; batch++) {
                List<Judged> mixed = new ArrayList<>(all);
                Collections.shuffle(mixed, new Random(seed + batch));
                batches.add(() -> inbox.keep(mixed.subList(0, 150)).await().atMost(Duration.ofSeconds(60)));
            }
            for (Future<List<Kept>> one : writers.invokeAll(batches)) {
                outcomes.addAll(words(one.get()));
            }
        }
        assertThat(outcomes).as("seed %d", seed).hasSize(6_000).containsOnly("Counted", "Repeated", "Conflict");
        assertThat(outcomes.stream().filter("Counted"::equals)).hasSize(100);
        assertThat(DATABASE.stored(provider))
                .startsWith("200 rows 100 counted ")
                .endsWith(" 100 behind 0 waiting");
        assertThat(tally()).isEqualTo(6_000);
    }

    @Test
    void a_forgery_reserves_no_id() {
        inbox.keepApart(List.of(untrusted(provider, "{\"id\": \"e-1\"}")))
                .await()
                .indefinitely();
        assertThat(words(keep(trusted(provider, "e-1", "paid")))).containsExactly("Counted");
    }

    private List<Kept> keep(Judged... judged) {
        return inbox.keep(Arrays.asList(judged)).await().atMost(Duration.ofSeconds(20));
    }

    static List<String> words(List<Kept> kept) {
        return kept.stream().map(each -> each.getClass().getSimpleName()).toList();
    }

    private long tally() {
        return Long.parseLong(
                DATABASE.rows("SELECT sum(deliveries) FROM billing_webhook_tally WHERE provider = '" + provider + "'")
                        .getFirst());
    }
}
