package dev.tollgate.ingest.refetch.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.refetch.WaitingWebhook;
import dev.tollgate.ingest.refetch.WaitingWebhooks;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Order;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Outcome;
import dev.tollgate.ingest.refetch.WaitingWebhooks.Settled;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two replicas with several hands each. */
class ManyHandsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Outcome TRUE = new Outcome(true, Optional.of("{\"id\": \"p-1\"}"), List.of());

    @RegisterExtension
    static final WebhookDatabase DATABASE = new WebhookDatabase();

    private final WaitingWebhooks one = DATABASE.replica();
    private final WaitingWebhooks other = DATABASE.replica();

    @Test
    void once_many_hands_of_two_replicas_take_each_delivery_exactly_once() throws Exception {
        List<Long> expected = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            expected.add(waits("e-" + number, "p-" + number % 20));
        }
        Set<Long> taken = ConcurrentHashMap.newKeySet();
        List<Future<Long>> hands = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int hand = 0; hand < 8; hand++) {
                WaitingWebhooks replica = hand % 2 == 0 ? one : other;
                hands.add(threads.submit(() -> settleUntil(replica, taken, expected.size())));
            }
        }
        long counted = 0;
        for (Future<Long> hand : hands) {
            counted += hand.get();
        }
        assertThat(counted).isEqualTo(200);
        assertThat(taken).hasSize(200).containsAll(expected);
    }

    private static long settleUntil(WaitingWebhooks replica, Set<Long> taken, int all) {
        Instant deadline = Instant.now().plusSeconds(60);
        long counted = 0;
        while (taken.size() < all && Instant.now().isBefore(deadline)) {
            Optional<WaitingWebhook> next = take(replica, NOON);
            if (next.isPresent()) {
                assertThat(taken.add(next.get().ordinal())).isTrue();
                assertThat(await(replica.settle(next.get(), TRUE, NOON))).isEqualTo(Settled.COUNTED);
                counted++;
            }
        }
        return counted;
    }

    private static long waits(String event, String object) throws SQLException {
        return DATABASE.waits(
                "yookassa", event, object, "payment.succeeded", "{\"n\": \"" + System.nanoTime() + "\"}", NOON);
    }

    private static Optional<WaitingWebhook> take(WaitingWebhooks replica, Instant now) {
        return await(replica.take("yookassa", Order.LONGEST_DUE, now, now.plusSeconds(60)));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
