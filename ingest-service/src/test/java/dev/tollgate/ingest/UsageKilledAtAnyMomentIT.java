package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two replicas under load, one of which is killed at a random moment again and again, while senders do what emitters do:
 * the same events again until they are answered. Now and then it is PostgreSQL that crashes, and forgets whatever had
 * not reached its log on disk. {@code -Dusage.seconds=3600} for an hour, {@code -Dseed=…} to repeat the moments.
 */
class UsageKilledAtAnyMomentIT {
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("usage.seconds", 60));
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int SENDERS = 4;
    private static final int REPLICAS = 2;
    private static final int CRASH_EVERY = 3;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final EmbeddedPostgresResource postgres = new EmbeddedPostgresResource();
    private final Map<String, String> configuration = new TreeMap<>();
    private final List<PackagedService> alive = new CopyOnWriteArrayList<>();

    @BeforeEach
    void prepare() {
        postgres.init(Map.of("role", "ingest"));
        PeerKeysResource keys = new PeerKeysResource();
        keys.init(Map.of("self", "ingest-service"));
        configuration.putAll(postgres.start());
        configuration.putAll(keys.start());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (PackagedService one : alive) {
            one.kill();
        }
        postgres.stop();
    }

    @Test
    void once_whatever_is_killed_under_load_what_was_sent_is_stored_exactly() throws Exception {
        System.out.printf("usage.seconds=%d seed=%d%n", LONG.toSeconds(), SEED);
        for (int replica = 0; replica < REPLICAS; replica++) {
            alive.add(PackagedService.start(configuration));
        }
        long end = System.nanoTime() + LONG.toNanos();
        List<UsageSender> senders = new ArrayList<>();
        int kills = 0;
        int crashes = 0;
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                UsageSender sender = new UsageSender("sender-" + number, new Random(SEED + number), alive);
                senders.add(sender);
                sending.add(threads.submit(() -> sender.sendUntil(end)));
            }
            Random random = new Random(SEED);
            while (System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                if ((kills + crashes) % CRASH_EVERY == CRASH_EVERY - 1) {
                    crashPostgres();
                    crashes++;
                    continue;
                }
                PackagedService victim = alive.get(random.nextInt(alive.size()));
                alive.remove(victim);
                victim.kill();
                kills++;
                alive.add(PackagedService.start(configuration));
            }
            for (Future<?> one : sending) {
                one.get();
            }
        }
        Sent sent = Sent.by(senders);
        System.out.printf("%d kills, %d crashes of PostgreSQL, %s%n", kills, crashes, sent);
        assertThat(stored("usage_event", "count(*)", "quantity")).isEqualTo(sent.exactly());
        assertThat(stored("usage_addition", "sum(events)", "quantity")).isEqualTo(sent.exactly());
        assertThat(stored("usage_conflict", "count(*)", "quantity")).isEqualTo("0 null");
        // Otherwise nothing would be shown: requests did lose their answers, and some of these had been stored.
        assertThat(kills).isGreaterThan(1);
        assertThat(sent.lostAnswers()).isPositive();
        assertThat(sent.toldAccepted()).isLessThanOrEqualTo(sent.events());
    }

    /** One of its processes is killed; then it ends all others, drops the memory that they shared, and recovers from disk. */
    private static void crashPostgres() throws Exception {
        try (Connection one = EmbeddedPostgresResource.superuser().getConnection();
                Connection other = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet backend = one.createStatement().executeQuery("SELECT pg_backend_pid()")) {
            backend.next();
            ProcessHandle.of(backend.getLong(1)).orElseThrow().destroyForcibly();
            await(() -> !other.isValid(1));
        }
        await(UsageKilledAtAnyMomentIT::isRecovered);
    }

    private static boolean isRecovered() {
        try (Connection again = EmbeddedPostgresResource.superuser().getConnection()) {
            return again.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("within " + RECOVERY).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static String stored(String table, String count, String quantity) throws SQLException {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("SELECT " + count + ", sum(" + quantity + ")::text FROM ingest." + table)) {
            found.next();
            BigDecimal sum = found.getBigDecimal(2);
            return found.getLong(1) + " "
                    + (sum == null ? "null" : sum.stripTrailingZeros().toPlainString());
        }
    }

    /** What all senders together sent, and were told. */
    private record Sent(long events, BigDecimal quantity, long requests, long lostAnswers, long toldAccepted) {
        static Sent by(List<UsageSender> senders) {
            return new Sent(
                    senders.stream().mapToLong(UsageSender::events).sum(),
                    senders.stream().map(UsageSender::quantity).reduce(BigDecimal.ZERO, BigDecimal::add),
                    senders.stream().mapToLong(UsageSender::requests).sum(),
                    senders.stream().mapToLong(UsageSender::lostAnswers).sum(),
                    senders.stream().mapToLong(UsageSender::toldAccepted).sum());
        }

        String exactly() {
            return events + " " + quantity.stripTrailingZeros().toPlainString();
        }
    }
}
