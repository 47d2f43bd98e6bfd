package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whose turn it is, decided by PostgreSQL. */
@QuarkusTest
@IngestServiceTest
class FetchTurnsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Inject
    FetchTurns turns;

    @Test
    void once_of_many_replicas_that_look_at_the_same_moment_one_has_the_turn() throws Exception {
        assertThat(takenBy(20, NOON, NOON.plusSeconds(3_600))).isOne();
        assertThat(takenBy(20, NOON.plusSeconds(3_599), NOON.plusSeconds(7_200)))
                .isZero();
        assertThat(takenBy(20, NOON.plusSeconds(3_600), NOON.plusSeconds(7_200)))
                .isOne();
        assertThat(turns.next().await().atMost(SOON)).containsEntry(ProviderId.GCP, NOON.plusSeconds(7_200));
        forget();
    }

    @Test
    void a_turn_that_a_wrong_clock_or_a_longer_interval_put_far_off_has_come() throws Exception {
        turns.take(ProviderId.GCP, NOON, NOON, NOON).await().atMost(SOON);
        turns.comesAgain(ProviderId.GCP, NOON.plusSeconds(10_001)).await().atMost(SOON);
        assertThat(takenBy(20, NOON, NOON.plusSeconds(60))).isOne();
        turns.comesAgain(ProviderId.GCP, NOON.plusSeconds(10_000)).await().atMost(SOON);
        assertThat(takenBy(20, NOON, NOON.plusSeconds(60))).isZero();
        forget();
    }

    private static void forget() throws Exception {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE ingest.fetch_schedule");
        }
    }

    private long takenBy(int replicas, Instant now, Instant next) throws Exception {
        List<Future<Boolean>> taken = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < replicas; i++) {
                taken.add(all.submit(() -> turns.take(ProviderId.GCP, now, next, now.plusSeconds(10_000))
                        .await()
                        .atMost(SOON)));
            }
        }
        long count = 0;
        for (Future<Boolean> one : taken) {
            count += one.get() ? 1 : 0;
        }
        return count;
    }
}
