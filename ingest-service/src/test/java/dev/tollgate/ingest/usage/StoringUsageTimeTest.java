package dev.tollgate.ingest.usage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody waits longer than is said, and nobody for a writer that has ended. */
class StoringUsageTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration SOON = Duration.ofMillis(200);

    @Test
    void what_comes_while_the_service_stops_is_told_so_at_once() {
        StoringUsage storing = new StoringUsage(new Slow(Duration.ofMillis(1)), 2, 10, Duration.ofSeconds(20));
        List<TimedEvent> whileStopping = new AbstractList<>() {
            @Override
            public int size() {
                storing.close();
                return 1;
            }

            @Override
            public TimedEvent get(int index) {
                return events(1).getFirst();
            }
        };
        assertThatThrownBy(() -> storing.store(whileStopping))
                .isInstanceOf(NotConfirmed.class)
                .hasMessage("this replica is stopping");
    }

    @Test
    void a_request_of_many_batches_waits_no_longer_than_one_of_a_single_batch() {
        try (StoringUsage storing = new StoringUsage(new Slow(SOON.dividedBy(2)), 1, 1, SOON)) {
            assertThatThrownBy(() -> storing.store(events(20)))
                    .isInstanceOf(NotConfirmed.class)
                    .hasMessage("the store did not confirm them in time");
        }
    }

    private static List<TimedEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new UsageEvent(
                        new EventKey("acme", "/shop", "e-" + number),
                        "api",
                        "requests",
                        Optional.empty(),
                        BigDecimal.ONE,
                        NOW))
                .map(event -> new TimedEvent(event, Timing.ON_TIME))
                .toList();
    }

    /** A store that confirms each batch after a while. */
    private record Slow(Duration each) implements UsageEvents {
        @Override
        public Uni<List<Outcome>> store(List<TimedEvent> events) {
            return Uni.createFrom()
                    .item(events.stream()
                            .map(event -> (Outcome) new Outcome.Accepted(NOW, event.timing()))
                            .toList())
                    .onItem()
                    .delayIt()
                    .by(each);
        }

        @Override
        public Uni<List<Outcome>> recognise(List<UsageEvent> events) {
            throw new AssertionError("nobody asks");
        }
    }
}
