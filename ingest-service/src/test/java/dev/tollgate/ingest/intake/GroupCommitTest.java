package dev.tollgate.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final Duration SOON = Duration.ofMillis(200);

    private final Held held = new Held();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    @Test
    void what_comes_while_a_batch_is_stored_goes_together_in_the_next() throws Exception {
        try (GroupCommit<Integer, String> storing =
                new GroupCommit<>("test", held::store, 1, 10, Duration.ofSeconds(20))) {
            Future<List<String>> first = send(storing, 1);
            held.awaitBatches(1);
            List<Future<List<String>>> meanwhile = new ArrayList<>();
            for (int sender = 0; sender < 5; sender++) {
                meanwhile.add(send(storing, 3));
            }
            await(() -> storing.waiting() == 5);
            held.letGo();
            assertThat(first.get()).hasSize(1);
            for (Future<List<String>> one : meanwhile) {
                assertThat(one.get()).hasSize(3);
            }
            assertThat(held.sizes).containsExactly(1, 9, 6);
        }
    }

    @Test
    void a_request_of_more_than_a_batch_is_stored_in_several_and_answered_in_its_order() throws Exception {
        held.letGo();
        try (GroupCommit<Integer, String> storing =
                new GroupCommit<>("test", held::store, 2, 10, Duration.ofSeconds(20))) {
            List<String> outcomes = send(storing, 25).get();
            assertThat(outcomes)
                    .containsExactlyElementsOf(
                            events(25).stream().map(Held::outcome).toList());
            assertThat(held.sizes).containsExactlyInAnyOrder(10, 10, 5);
        }
    }

    @Test
    void a_store_that_fails_is_told_to_every_sender_and_the_writer_goes_on() throws Exception {
        held.fail();
        try (GroupCommit<Integer, String> storing =
                new GroupCommit<>("test", held::store, 1, 10, Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> send(storing, 3).get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(NotConfirmed.class)
                    .hasMessage("the store did not confirm them");
            held.letGo();
            assertThat(send(storing, 3).get()).hasSize(3);
        }
    }

    @Test
    void what_the_store_cannot_hold_fails_alone_and_not_those_that_came_with_it() throws Exception {
        try (GroupCommit<Integer, String> storing =
                new GroupCommit<>("test", held::store, 1, 10, Duration.ofSeconds(20))) {
            Future<List<String>> first = send(storing, 1);
            held.awaitBatches(1);
            Future<List<String>> good = send(storing, 2);
            await(() -> storing.waiting() == 1);
            Future<List<String>> guilty = senders.submit(() -> storing.store(List.of(Held.TOO_MUCH)));
            await(() -> storing.waiting() == 2);
            Future<List<String>> other = send(storing, 3);
            await(() -> storing.waiting() == 3);
            held.letGo();
            assertThat(first.get()).hasSize(1);
            assertThat(good.get()).containsExactly("stored 0", "stored 1");
            assertThat(other.get()).hasSize(3);
            assertThatThrownBy(guilty::get)
                    .cause()
                    .isInstanceOf(NotConfirmed.class)
                    .cause()
                    .isInstanceOf(DataRefused.class);
            assertThat(held.sizes).containsExactly(1, 6, 2, 1, 3);
        }
    }

    @Test
    void a_lone_one_that_the_store_cannot_hold_is_tried_once() throws Exception {
        held.letGo();
        try (GroupCommit<Integer, String> storing =
                new GroupCommit<>("test", held::store, 1, 10, Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> storing.store(List.of(Held.TOO_MUCH))).isInstanceOf(NotConfirmed.class);
            assertThat(send(storing, 1).get()).hasSize(1);
            assertThat(held.sizes).containsExactly(1, 1);
        }
    }

    @Test
    void a_store_that_does_not_answer_is_given_up_and_what_waits_is_dropped() throws Exception {
        try (GroupCommit<Integer, String> storing = new GroupCommit<>("test", held::store, 1, 10, SOON)) {
            Future<List<String>> stuck = send(storing, 10);
            assertThatThrownBy(stuck::get).cause().isInstanceOf(NotConfirmed.class);
            held.letGo();
            assertThat(send(storing, 1).get()).hasSize(1);
        }
    }

    @Test
    void what_waits_when_the_service_stops_is_stored_and_what_comes_after_is_refused() throws Exception {
        GroupCommit<Integer, String> storing = new GroupCommit<>("test", held::store, 1, 10, Duration.ofSeconds(20));
        Future<List<String>> first = send(storing, 1);
        held.awaitBatches(1);
        Future<List<String>> second = send(storing, 2);
        await(() -> storing.waiting() == 1);
        Future<?> closing = senders.submit(storing::close);
        await(() -> storing.waiting() == 2);
        held.letGo();
        closing.get();
        assertThat(first.get()).hasSize(1);
        assertThat(second.get()).hasSize(2);
        assertThatThrownBy(() -> storing.store(events(1)))
                .isInstanceOf(NotConfirmed.class)
                .hasMessage("this replica is stopping");
    }

    private Future<List<String>> send(GroupCommit<Integer, String> storing, int count) {
        return senders.submit(() -> storing.store(events(count)));
    }

    private static List<Integer> events(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come to pass");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** A store that confirms when it is let go. */
    private static final class Held {
        static final Integer TOO_MUCH = 1_000_000;

        final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private final List<CompletableFuture<Void>> gates =
                new CopyOnWriteArrayList<>(List.of(new CompletableFuture<>()));

        static String outcome(int event) {
            return "stored " + event;
        }

        void letGo() {
            gates.forEach(gate -> gate.complete(null));
            gates.set(0, CompletableFuture.completedFuture(null));
        }

        void fail() {
            gates.set(0, CompletableFuture.failedFuture(new IllegalStateException("the database is gone")));
        }

        void awaitBatches(int count) throws InterruptedException {
            await(() -> sizes.size() >= count);
        }

        Uni<List<String>> store(List<Integer> events) {
            sizes.add(events.size());
            return Uni.createFrom().completionStage(gates.getFirst()).map(_ -> {
                if (events.contains(TOO_MUCH)) {
                    throw new DataRefused("no column takes it", new IllegalStateException());
                }
                return events.stream().map(Held::outcome).toList();
            });
        }
    }
}
