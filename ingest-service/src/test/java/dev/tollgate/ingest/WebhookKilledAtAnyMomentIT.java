package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.webhook.StripeHook;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two replicas take signed webhooks while one of them is killed at a random moment again and again, and now and then
 * PostgreSQL crashes. {@code -Dwebhook.seconds=3600} for an hour, {@code -Dseed=…} to repeat the moments.
 */
class WebhookKilledAtAnyMomentIT {
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("webhook.seconds", 30));
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int SENDERS = 4;
    private static final int REPLICAS = 2;
    private static final int CRASH_EVERY = 3;

    @RegisterExtension
    private final PackagedServices services = new PackagedServices();

    @Test
    void once_whatever_is_killed_every_webhook_that_was_acknowledged_counts_exactly_once() throws Exception {
        System.out.printf("webhook.seconds=%d seed=%d%n", LONG.toSeconds(), SEED);
        StripeHook.configuration(StripeHook.folder()).forEach(services::configure);
        for (int replica = 0; replica < REPLICAS; replica++) {
            services.start();
        }
        long end = System.nanoTime() + LONG.toNanos();
        List<WebhookSender> senders = new ArrayList<>();
        int kills = 0;
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                WebhookSender sender = new WebhookSender("s" + number, new Random(SEED + number), services.alive());
                senders.add(sender);
                sending.add(threads.submit(() -> sender.sendUntil(end)));
            }
            Random random = new Random(SEED);
            for (int turn = 1; System.nanoTime() < end; turn++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                if (turn % CRASH_EVERY == 0) {
                    PostgresCrash.happen();
                    continue;
                }
                services.kill(
                        services.alive().get(random.nextInt(services.alive().size())));
                kills++;
                services.start();
            }
            for (Future<?> one : sending) {
                one.get();
            }
        }
        List<String> acknowledged = senders.stream()
                .flatMap(sender -> sender.acknowledged().stream())
                .sorted()
                .toList();
        long lost = senders.stream().mapToLong(WebhookSender::lostAnswers).sum();
        System.out.printf("%d kills, %d acknowledged, %d answers lost%n", kills, acknowledged.size(), lost);
        assertThat(ids("SELECT event_id FROM ingest.billing_webhook_counted ORDER BY event_id COLLATE \"C\""))
                .isEqualTo(acknowledged);
        assertThat(ids("SELECT event_id FROM ingest.billing_webhooks ORDER BY event_id COLLATE \"C\""))
                .isEqualTo(acknowledged);
        assertThat(ids("SELECT provider FROM ingest.billing_webhook_conflict")).isEmpty();
        // Otherwise nothing would be shown.
        assertThat(kills).isPositive();
        assertThat(lost).isPositive();
    }

    private static List<String> ids(String question) throws SQLException {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection.createStatement().executeQuery(question)) {
            List<String> ids = new ArrayList<>();
            while (found.next()) {
                ids.add(found.getString(1));
            }
            return ids;
        }
    }
}
