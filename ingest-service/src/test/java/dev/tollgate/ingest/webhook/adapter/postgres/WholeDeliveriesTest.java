package dev.tollgate.ingest.webhook.adapter.postgres;

import static dev.tollgate.ingest.webhook.Deliveries.NOW;
import static dev.tollgate.ingest.webhook.Deliveries.pending;
import static dev.tollgate.ingest.webhook.Deliveries.trusted;
import static dev.tollgate.ingest.webhook.adapter.postgres.PostgresInboxTest.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.intake.DataRefused;
import dev.tollgate.ingest.intake.GroupCommit;
import dev.tollgate.ingest.intake.NotConfirmed;
import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.webhook.Inbox.Judged;
import dev.tollgate.ingest.webhook.Inbox.Kept;
import dev.tollgate.ingest.webhook.WebhookSettings;
import dev.tollgate.kernel.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WholeDeliveriesTest {
    @RegisterExtension
    private static final InboxDatabase DATABASE = new InboxDatabase();

    private final PostgresInbox inbox = new PostgresInbox(DATABASE.pool(), WebhookSettings.defaults());
    private final String provider = "p-" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void missing_is_not_good_a_server_that_loses_what_it_confirms_stores_nothing() {
        PostgresInbox forgetful = new PostgresInbox(DATABASE.forgetful(), WebhookSettings.defaults());
        assertThatThrownBy(() -> forgetful
                        .keep(List.of(trusted(provider, "e-1", "paid")))
                        .await()
                        .atMost(Duration.ofSeconds(20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("PostgreSQL is set to lose what it confirms");
        assertThat(DATABASE.stored(provider)).isEqualTo("0 rows 0 counted 0 repeats 0 behind 0 waiting");
    }

    @Test
    void what_no_column_takes_fails_alone_and_not_those_that_came_with_it() throws Exception {
        Judged good = trusted(provider, "e-1", "paid");
        Judged other = pending(provider, "e-2", "paid");
        Judged guilty = new Judged(
                new Delivery(
                        provider,
                        new SentHeaders(Map.of("x-test", List.of("\0"))),
                        new byte[0],
                        good.delivery().source(),
                        NOW),
                good.judgement(),
                new EventIdentity("e-3", Optional.empty(), Optional.empty(), Sha256.ofUtf8("guilty")));
        assertThatThrownBy(() -> keep(good, guilty))
                .isInstanceOf(DataRefused.class)
                .hasMessage("PostgreSQL cannot hold it (SQLSTATE 22P05)");
        try (GroupCommit<Judged, Kept> storing = new GroupCommit<>("test", inbox::keep, 1, 10, Duration.ofSeconds(20));
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Kept>>> sent = new ArrayList<>();
            for (Judged each : List.of(good, guilty, other)) {
                sent.add(senders.submit(() -> storing.store(List.of(each))));
            }
            assertThat(words(sent.get(0).get())).containsExactly("Counted");
            assertThatThrownBy(() -> sent.get(1).get()).cause().isInstanceOf(NotConfirmed.class);
            assertThat(words(sent.get(2).get())).containsExactly("Waiting");
        }
        assertThat(DATABASE.stored(provider)).isEqualTo("2 rows 1 counted 0 repeats 0 behind 1 waiting");
    }

    @Test
    void every_part_of_a_delivery_is_stored_as_it_came() {
        keep(trusted(provider, "e-1", "päid"));
        assertThat(DATABASE.rows("SELECT event_id, object_id, event_type, verdict, source, convert_from(body, 'UTF8'),"
                        + " headers, checks FROM billing_webhooks WHERE provider = '" + provider + "'"))
                .containsExactly("e-1 object-of-e-1 paid trusted 192.0.2.7 päid {\"x-test\": [\"one\", \"two\"]}"
                        + " [{\"check\": \"signature\", \"reason\": \"valid\", \"status\": \"passed\"}]");
    }

    private List<Kept> keep(Judged... judged) {
        return inbox.keep(Arrays.asList(judged)).await().atMost(Duration.ofSeconds(20));
    }
}
