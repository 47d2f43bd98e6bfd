package dev.tollgate.ingest.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody waits longer than is said, and nobody for a writer that has ended. */
class GroupCommitTimeTest {
    private static final Duration SOON = Duration.ofMillis(200);

    @Test
    void what_comes_while_the_service_stops_is_told_so_at_once() {
        GroupCommit<Integer, String> storing =
                new GroupCommit<>("test", new Slow(Duration.ofMillis(1))::store, 2, 10, Duration.ofSeconds(20));
        List<Integer> whileStopping = new AbstractList<>() {
            @Override
            public int size() {
                storing.close();
                return 1;
            }

            @Override
            public Integer get(int index) {
                return events(1).getFirst();
            }
        };
        assertThatThrownBy(() -> storing.store(whileStopping))
                .isInstanceOf(NotConfirmed.class)
                .hasMessage("this replica is stopping");
    }

    @Test
    void a_request_of_many_batches_waits_no_longer_than_one_of_a_single_batch() {
        try (GroupCommit<Integer, String> storing =
                new GroupCommit<>("test", new Slow(SOON.dividedBy(2))::store, 1, 1, SOON)) {
            assertThatThrownBy(() -> storing.store(events(20)))
                    .isInstanceOf(NotConfirmed.class)
                    .hasMessage("the store did not confirm them in time");
        }
    }

    private static List<Integer> events(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** A store that confirms each batch after a while. */
    private record Slow(Duration each) {
        Uni<List<String>> store(List<Integer> events) {
            return Uni.createFrom()
                    .item(events.stream().map(Object::toString).toList())
                    .onItem()
                    .delayIt()
                    .by(each);
        }
    }
}
