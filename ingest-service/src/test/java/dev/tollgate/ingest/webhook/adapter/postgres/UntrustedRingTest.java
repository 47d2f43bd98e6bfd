package dev.tollgate.ingest.webhook.adapter.postgres;

import static dev.tollgate.ingest.webhook.Deliveries.NOW;
import static dev.tollgate.ingest.webhook.Deliveries.untrusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.webhook.Inbox.Untrusted;
import dev.tollgate.ingest.webhook.WebhookSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However many lie, and however much: the disk does not fill. */
class UntrustedRingTest {
    @RegisterExtension
    private static final InboxDatabase DATABASE = new InboxDatabase();

    private final String provider = "p-" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void ten_thousand_different_forgeries_leave_the_newest_hundred_and_all_are_told() throws Exception {
        PostgresInbox inbox = keeping("100", "16384");
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> batches = new ArrayList<>();
            for (int batch = 0; batch < 50; batch++) {
                int first = batch * 200;
                batches.add(() -> inbox.keepApart(IntStream.range(first, first + 200)
                                .mapToObj(number -> untrusted(provider, "forgery " + number))
                                .toList())
                        .await()
                        .atMost(Duration.ofSeconds(60)));
            }
            for (Future<Void> one : threads.invokeAll(batches)) {
                one.get();
            }
        }
        assertThat(DATABASE.rows("SELECT count(*), max(number) - min(number) < 1000 FROM untrusted_webhook" + of()))
                .containsExactly("100 t");
        assertThat(DATABASE.rows("SELECT sum(deliveries) FROM billing_webhook_tally" + of()))
                .containsExactly("10000");
        assertThat(DATABASE.rows("SELECT count(*) < 300 FROM billing_webhook_tally" + of()))
                .containsExactly("t");
    }

    @Test
    void only_the_beginning_of_a_body_is_kept_and_how_long_it_was() {
        keepApart(keeping("100", "4"), untrusted(provider, "0123456789"));
        assertThat(DATABASE.rows("SELECT convert_from(body, 'UTF8'), body_bytes, checks FROM untrusted_webhook" + of()))
                .containsExactly(
                        "0123 10 [{\"check\": \"signature\", \"reason\": \"no-match\", \"status\": \"failed\"}]");
    }

    @Test
    void what_is_too_old_is_forgotten_and_nothing_else() {
        PostgresInbox inbox = keeping("100", "4");
        keepApart(
                inbox,
                untrusted(provider, "old", NOW.minus(Duration.ofDays(8))),
                untrusted(provider, "new", NOW.minus(Duration.ofDays(6))));
        assertThat(inbox.forget(NOW.minus(Duration.ofDays(7)), NOW.minus(Duration.ofDays(9)))
                        .await()
                        .indefinitely())
                .isEqualTo(1);
        assertThat(DATABASE.rows("SELECT convert_from(body, 'UTF8') FROM untrusted_webhook" + of()))
                .containsExactly("new");
        inbox.forget(NOW.minus(Duration.ofDays(7)), NOW.plus(Duration.ofDays(1)))
                .await()
                .indefinitely();
        assertThat(DATABASE.rows("SELECT count(*) FROM billing_webhook_tally" + of()))
                .containsExactly("0");
    }

    private PostgresInbox keeping(String number, String bytes) {
        return new PostgresInbox(
                DATABASE.pool(),
                WebhookSettings.with(
                        Map.of("tollgate.webhook.untrusted-kept", number, "tollgate.webhook.untrusted-bytes", bytes)));
    }

    private static void keepApart(PostgresInbox inbox, Untrusted... all) {
        inbox.keepApart(List.of(all)).await().atMost(Duration.ofSeconds(20));
    }

    private String of() {
        return " WHERE provider = '" + provider + "'";
    }
}
