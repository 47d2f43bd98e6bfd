package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.webhook.RawWebhook.Answer;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In whatever pieces a body comes, and whatever else is on its connection, it is read to the byte. */
@QuarkusTest
@IngestServiceTest
@TestProfile(SmallDoor.class)
class WebhookDoorFramingTest {
    private static final int PIPELINED = 10;

    private final String id = "evt_" + UUID.randomUUID();
    private final String event = StripeHook.event(id, "10");

    @Test
    void a_body_in_chunks_of_one_byte_is_stored_byte_for_byte() throws Exception {
        try (RawWebhook sender = RawWebhook.connect()) {
            assertThat(sender.send(RawWebhook.inBytes(event)).answer().standing())
                    .isEqualTo("counted");
        }
        assertThat(stored(id)).isEqualTo(event);
    }

    @Test
    void requests_that_follow_without_waiting_are_answered_in_order_each_with_its_own_body() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int number = 0; number < PIPELINED; number++) {
            String another = StripeHook.event(id + number, Integer.toString(number));
            requests.append(number % 2 == 0 ? RawWebhook.whole(another) : RawWebhook.inBytes(another));
        }
        try (RawWebhook sender = RawWebhook.connect()) {
            sender.send(requests + RawWebhook.whole(StripeHook.event(id + 0, "99")));
            for (int number = 0; number < PIPELINED; number++) {
                assertThat(sender.answer().standing()).as("number " + number).isEqualTo("counted");
            }
            assertThat(sender.answer().standing()).isEqualTo("conflict");
        }
        for (int number = 0; number < PIPELINED; number++) {
            assertThat(stored(id + number)).isEqualTo(StripeHook.event(id + number, Integer.toString(number)));
        }
    }

    @Test
    void what_follows_a_body_that_is_too_large_is_never_read_as_a_request() throws Exception {
        String tooLarge = "x".repeat(SmallDoor.MAX_BYTES + 1);
        try (RawWebhook sender = RawWebhook.connect()) {
            sender.send(RawWebhook.whole(tooLarge) + RawWebhook.whole(event));
            assertThat(sender.answer().status()).isEqualTo(413);
            sender.mustEnd();
        }
        assertThat(stored(id)).isEmpty();
    }

    @Test
    void a_refusal_of_what_came_whole_keeps_its_connection() throws Exception {
        try (RawWebhook sender = RawWebhook.connect()) {
            String another = event.replace("paid", "void");
            String forged = RawWebhook.head(event, "Content-Length: " + event.length()) + another;
            assertThat(sender.send(forged).answer().status()).isEqualTo(401);
            assertThat(sender.send(RawWebhook.whole(event)).answer().standing()).isEqualTo("counted");
            assertThat(sender.send(RawWebhook.whole(event)).answer().standing()).isEqualTo("repeated");
        }
    }

    @Test
    void whoever_asks_first_is_told_to_go_on_and_only_where_he_would_be_taken() throws Exception {
        String length = "Content-Length: " + event.length();
        try (RawWebhook sender = RawWebhook.connect()) {
            sender.send(RawWebhook.head(event, "Expect: 100-continue", length));
            assertThat(sender.answer().status()).isEqualTo(100);
            assertThat(sender.send(event).answer().standing()).isEqualTo("counted");
            // The connection is still good for another.
            sender.send(RawWebhook.head(event, "Expect: 100-continue", length));
            assertThat(sender.answer().status()).isEqualTo(100);
            assertThat(sender.send(event).answer().standing()).isEqualTo("repeated");
        }
        try (RawWebhook sender = RawWebhook.connect()) {
            sender.send(RawWebhook.head(event, "Expect: 100-continue", length, "Content-Encoding: gzip"));
            assertThat(sender.answer().status()).isEqualTo(415);
            sender.mustEnd();
        }
    }

    @Test
    void an_empty_body_is_a_body() throws Exception {
        try (RawWebhook sender = RawWebhook.connect()) {
            for (String framing : new String[] {"Content-Length: 0", "X-No: length"}) {
                Answer answer = sender.send(RawWebhook.head("", framing)).answer();
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.standing()).isIn("counted", "repeated");
            }
        }
    }

    @Test
    void once_a_sender_who_hangs_up_after_the_last_byte_is_stored_all_the_same() throws Exception {
        try (Connection other = EmbeddedPostgresResource.superuser().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE ingest.billing_webhooks IN EXCLUSIVE MODE");
            RawWebhook sender = RawWebhook.connect().send(RawWebhook.whole(event));
            // It has come whole, and is being stored.
            assertThat(until("1", "SELECT count(*) FROM pg_locks WHERE NOT granted"))
                    .isEqualTo("1");
            sender.close();
            other.rollback();
        }
        assertThat(until("1", "SELECT count(*) FROM ingest.billing_webhook_counted WHERE event_id = '" + id + "'"))
                .isEqualTo("1");
        assertThat(stored(id)).isEqualTo(event);
        StripeHook.send(event).statusCode(200);
    }

    private static String stored(String id) throws SQLException {
        return first("SELECT convert_from(body, 'UTF8') FROM ingest.billing_webhooks WHERE event_id = '" + id
                + "' ORDER BY ordinal");
    }

    private static String until(String expected, String question) throws SQLException {
        Instant deadline = Instant.now().plusSeconds(20);
        String found = first(question);
        while (!found.equals(expected) && Instant.now().isBefore(deadline)) {
            found = first(question);
        }
        return found;
    }

    /** Of the first row; empty when there is none. */
    private static String first(String question) throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection.createStatement().executeQuery(question)) {
            return found.next() ? found.getString(1) : "";
        }
    }
}
