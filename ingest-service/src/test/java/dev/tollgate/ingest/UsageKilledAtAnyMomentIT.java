package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

    @RegisterExtension
    private final PackagedServices services = new PackagedServices();

    @Test
    void once_whatever_is_killed_under_load_what_was_sent_is_stored_exactly() throws Exception {
        System.out.printf("usage.seconds=%d seed=%d%n", LONG.toSeconds(), SEED);
        for (int replica = 0; replica < REPLICAS; replica++) {
            services.start();
        }
        long end = System.nanoTime() + LONG.toNanos();
        List<UsageSender> senders = new ArrayList<>();
        int kills = 0;
        int crashes = 0;
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                UsageSender sender = new UsageSender("sender-" + number, new Random(SEED + number), services.alive());
                senders.add(sender);
                sending.add(threads.submit(() -> sender.sendUntil(end)));
            }
            Random random = new Random(SEED);
            while (System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                if ((kills + crashes) % CRASH_EVERY == CRASH_EVERY - 1) {
                    PostgresCrash.happen();
                    crashes++;
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
        Sent sent = Sent.by(senders);
        System.out.printf("%d kills, %d crashes of PostgreSQL, %s%n", kills, crashes, sent);
        assertThat(StoredUsage.events()).isEqualTo(sent.exactly());
        assertThat(StoredUsage.additions()).isEqualTo(sent.exactly());
        assertThat(StoredUsage.conflicts()).isEqualTo("0 0");
        // Otherwise nothing would be shown: requests did lose their answers, and some of these had been stored.
        assertThat(kills).isGreaterThan(1);
        assertThat(sent.lostAnswers()).isPositive();
        assertThat(sent.toldAccepted()).isLessThanOrEqualTo(sent.events());
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
            return StoredUsage.written(events, quantity);
        }
    }
}
