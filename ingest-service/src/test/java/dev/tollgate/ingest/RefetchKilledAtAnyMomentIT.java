package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.refetch.PaymentApi;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two replicas fetch objects again while one of them is killed again and again: at a random moment, and by turns surely
 * between an answer of the API and its being settled. {@code -Drefetch.seconds=3600} for an hour, {@code -Dseed=…} to
 * repeat the moments.
 */
class RefetchKilledAtAnyMomentIT {
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("refetch.seconds", 20));
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Duration WORKED_OFF_WITHIN = Duration.ofSeconds(90);
    private static final int SENDERS = 2;
    private static final int REPLICAS = 2;
    private static final int FETCHERS = 3;
    private static final int LEAST_KILLS = 4;

    private static final String UNSETTLED = "SELECT pid::text FROM pg_locks WHERE NOT granted"
            + " AND relation = 'ingest.billing_webhook_refetched'::regclass";
    private static final String WAITING = "SELECT ordinal::text FROM ingest.billing_webhook_waiting";
    private static final String COUNTED =
            "SELECT event_id FROM ingest.billing_webhook_counted ORDER BY event_id COLLATE \"C\"";
    private static final String DENIED = """
            SELECT event_id FROM ingest.billing_webhook_refetched JOIN ingest.billing_webhooks USING (ordinal)
            WHERE NOT believed ORDER BY event_id COLLATE "C\"""";
    private static final String BEFORE_AN_EARLIER_ONE = """
            SELECT later.event_id
            FROM ingest.billing_webhooks earlier
            JOIN ingest.billing_webhooks later ON earlier.object_id = later.object_id AND earlier.ordinal < later.ordinal
            JOIN ingest.billing_webhook_refetched one ON one.ordinal = earlier.ordinal
            JOIN ingest.billing_webhook_refetched other ON other.ordinal = later.ordinal
            WHERE other.fetched_at < one.fetched_at""";

    @RegisterExtension
    private final PackagedServices services = new PackagedServices();

    private final Random random = new Random(SEED);

    @Test
    void once_whoever_is_killed_while_it_fetches_every_event_is_decided_once_and_in_its_objects_order()
            throws Exception {
        System.out.printf("refetch.seconds=%d seed=%d%n", LONG.toSeconds(), SEED);
        try (PaymentApi api = PaymentApi.start();
                var threads = Executors.newFixedThreadPool(SENDERS)) {
            configure(api);
            for (int replica = 0; replica < REPLICAS; replica++) {
                services.start();
            }
            long end = System.nanoTime() + LONG.toNanos();
            AtomicBoolean over = new AtomicBoolean();
            List<PaymentSender> senders = new ArrayList<>();
            List<Future<?>> sending = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                PaymentSender sender = new PaymentSender("s" + number, new Random(SEED + number), services.alive());
                senders.add(sender);
                sending.add(threads.submit(() -> {
                    sender.sendUntil(over::get);
                    return null;
                }));
            }
            int kills;
            try {
                kills = killUntil(end);
            } finally {
                over.set(true);
            }
            for (Future<?> one : sending) {
                one.get();
            }
            assertThat(until(WAITING, List::isEmpty)).isEmpty();
            List<String> believed = all(senders, PaymentSender::believed);
            List<String> denied = all(senders, PaymentSender::denied);
            int decided = believed.size() + denied.size();
            System.out.printf("%d kills, %d decided, %d asked%n", kills, decided, api.asked());
            assertThat(ids(COUNTED)).isEqualTo(believed);
            assertThat(ids(DENIED)).isEqualTo(denied);
            assertThat(ids("SELECT ordinal::text FROM ingest.billing_webhook_refetched"))
                    .hasSize(decided);
            assertThat(ids("SELECT provider FROM ingest.billing_webhook_conflict"))
                    .isEmpty();
            assertThat(ids(BEFORE_AN_EARLIER_ONE)).isEmpty();
            // Otherwise nobody was killed between the two.
            assertThat(api.asked()).isGreaterThan(decided);
        }
    }

    private void configure(PaymentApi api) throws IOException {
        api.configuration().forEach(services::configure);
        services.configure("tollgate.webhook.tick", "PT0.1S");
        services.configure("tollgate.webhook.fetchers", Integer.toString(FETCHERS));
        services.configure("tollgate.webhook.fetch-time", "PT1S");
        services.configure("tollgate.webhook.lease", "PT2.5S");
        services.configure("tollgate.webhook.denial-tries", "1");
    }

    private int killUntil(long end) throws Exception {
        int kills = 0;
        while (kills < LEAST_KILLS || System.nanoTime() < end) {
            PackagedService one = services.alive().get(random.nextInt(REPLICAS));
            if (kills % 2 == 0) {
                killBeforeItSettles(one);
            } else {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
                services.kill(one);
            }
            kills++;
            services.start();
        }
        return kills;
    }

    /** What is to be settled waits for a lock: more of them than one replica has hands are of both. */
    private void killBeforeItSettles(PackagedService one) throws Exception {
        try (Connection other = EmbeddedPostgresResource.superuser().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE ingest.billing_webhook_refetched IN EXCLUSIVE MODE");
            List<String> unsettled = until(UNSETTLED, found -> found.size() > FETCHERS);
            assertThat(unsettled).hasSizeGreaterThan(FETCHERS);
            services.kill(one);
            // By chance what it had sent still becomes true after its end, or never does.
            if (random.nextBoolean()) {
                ids("SELECT pg_terminate_backend(pid)::text FROM (" + UNSETTLED.replace("::text", "")
                        + ") AS unsettled");
            }
            other.rollback();
        }
    }

    private static List<String> all(List<PaymentSender> senders, Function<PaymentSender, List<String>> which) {
        return senders.stream()
                .flatMap(sender -> which.apply(sender).stream())
                .sorted()
                .toList();
    }

    private static List<String> until(String question, Predicate<List<String>> isSo) throws Exception {
        long deadline = System.nanoTime() + WORKED_OFF_WITHIN.toNanos();
        List<String> found = ids(question);
        while (!isSo.test(found) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
            found = ids(question);
        }
        return found;
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
