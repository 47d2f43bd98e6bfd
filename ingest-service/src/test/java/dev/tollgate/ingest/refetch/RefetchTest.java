package dev.tollgate.ingest.refetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The service as it ships, with a policy of one's own: what waits is fetched by itself, and what cannot be is shown. */
@QuarkusTest
@IngestServiceTest
@WithTestResource(PaymentApiResource.class)
class RefetchTest {
    @Test
    void what_waits_is_fetched_and_counted_and_what_cannot_be_fetched_shows_as_backlog() throws Exception {
        long counted = waits("p-1", "99.00");
        long waiting = waits("p-2", "10.00");
        assertThat(until(
                        () -> row("SELECT ordinal, believed, object, differences"
                                + " FROM ingest.billing_webhook_counted JOIN ingest.billing_webhook_refetched USING (ordinal)"
                                + " WHERE provider = 'pay'"),
                        found -> !found.isEmpty()))
                .isEqualTo(counted + " t " + PaymentApiResource.OBJECT
                        + " [{\"pointer\":\"/amount\",\"claimed\":\"99.00\",\"said\":\"10.00\"}]");
        assertThat(until(
                        () -> row(
                                "SELECT ordinal, last_failure FROM ingest.billing_webhook_waiting WHERE provider = 'pay'"),
                        found -> !found.endsWith("null")))
                .isEqualTo(waiting + " server-error");
        String metrics = until(
                () -> Requests.onItsOwnConnection()
                        .get("/q/metrics")
                        .then()
                        .extract()
                        .asString(),
                // The age is shown after the number: a scrape may come between the two.
                found -> found.contains("billing_webhook_backlog{provider=\"pay\"} 1.0")
                        && found.contains("billing_webhook_oldest_waiting_seconds{provider=\"pay\"}"));
        assertThat(metrics)
                .contains("billing_webhook_undecidable{provider=\"pay\"} 0.0")
                .containsPattern("billing_webhook_oldest_waiting_seconds\\{provider=\"pay\"\\} 3[0-9]{3}\\.0\n")
                .doesNotContain(Payments.PLANTED);
        assertThat(row("SELECT count(*) FROM ingest.billing_webhook_refetched WHERE object::text LIKE '%"
                        + Payments.PLANTED + "%'"))
                .isEqualTo("0");
    }

    /** For an hour, as far as the store knows. */
    private static long waits(String object, String claimed) throws SQLException {
        String body =
                Payments.event("payment.succeeded", "{\"id\": \"%s\", \"amount\": \"%s\"}".formatted(object, claimed));
        Instant hourAgo = Instant.now().minusSeconds(3_600);
        return Long.parseLong(row("""
                WITH stored AS (
                    INSERT INTO ingest.billing_webhooks (provider, event_id, object_id, event_type, content_digest,
                        received_at, source, headers, body, checks, verdict)
                    VALUES ('pay', 'payment.succeeded:%1$s', '%1$s', 'payment.succeeded', '%2$s', '%3$s', '127.0.0.1', '{}',
                        convert_to('%4$s', 'UTF8'), '[]', 'pending') RETURNING ordinal)
                INSERT INTO ingest.billing_webhook_waiting (ordinal, provider, object_id, next_try_at)
                SELECT ordinal, 'pay', '%1$s', '%3$s' FROM stored RETURNING ordinal""".formatted(object, Sha256.ofUtf8(body).hex(), hourAgo, body)));
    }

    private static String until(Asked asked, Predicate<String> isSo) throws SQLException {
        Instant deadline = Instant.now().plusSeconds(45);
        String found = asked.ask();
        while (!isSo.test(found) && Instant.now().isBefore(deadline)) {
            found = asked.ask();
        }
        return found;
    }

    /** The first row's columns, joined with a space; empty when there is none. */
    private static String row(String statement) throws SQLException {
        try (Connection connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection.createStatement().executeQuery(statement)) {
            StringBuilder row = new StringBuilder();
            if (found.next()) {
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.append(column == 1 ? "" : " ").append(found.getString(column));
                }
            }
            return row.toString();
        }
    }

    @FunctionalInterface
    private interface Asked {
        String ask() throws SQLException;
    }
}
