package dev.tollgate.usage;

import static dev.tollgate.usage.EmitterSetup.DEADLINE;
import static dev.tollgate.usage.EmitterSetup.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @AutoClose
    private final StubServer server = new StubServer();

    private final FakePace pace = new FakePace();

    @Test
    void a_full_queue_takes_no_more_events_and_says_so_at_once() throws Exception {
        server.always = StubServer.status(503);
        try (UsageEmitter emitter =
                EmitterSetup.to(server, pace).queue(10, 1024 * 1024).build()) {
            for (int event = 0; event < 10; event++) {
                assertThat(emitter.emit(USAGE)).isEqualTo(Emission.TAKEN);
            }
            assertThat(emitter.emit(USAGE)).isEqualTo(Emission.FULL);
            assertThat(emitter.emit(USAGE, Duration.ofMillis(20))).isEqualTo(Emission.FULL);
            assertThat(emitter.counts().notTaken()).isEqualTo(2);
            assertThat(emitter.counts().inHand()).isEqualTo(10);
            server.always = StubServer::honest;
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.emit(USAGE)).isEqualTo(Emission.TAKEN);
        }
        assertThat(server.stored()).hasSize(11);
    }

    @Test
    void who_waits_for_room_is_taken_as_soon_as_there_is_some() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.next((stub, exchange, events) -> {
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            StubServer.honest(stub, exchange, events);
        });
        try (UsageEmitter emitter =
                EmitterSetup.to(server, pace).queue(1, 1024 * 1024).build()) {
            assertThat(emitter.emit("a", USAGE)).isEqualTo(Emission.TAKEN);
            List<Emission> seen = new ArrayList<>();
            Thread waiting = new Thread(() -> {
                try {
                    seen.add(emitter.emit("b", USAGE, DEADLINE));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.start();
            EmitterSetup.await(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            asked.countDown();
            waiting.join(DEADLINE.toMillis());
            assertThat(seen).containsExactly(Emission.TAKEN);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(server.stored()).containsOnlyKeys("a", "b");
    }

    @Test
    void the_bytes_in_hand_never_pass_their_bound() {
        server.always = StubServer.status(500);
        long bound = 40_000;
        try (UsageEmitter emitter = EmitterSetup.to(server, pace)
                .queue(1_000_000, bound)
                .closeTimeout(Duration.ZERO)
                .build()) {
            String longId = "x".repeat(190);
            long weight = Held.weight(longId + "000000", EventJson.bytes(longId + "000000", "/shop/eu", USAGE));
            for (int event = 0; event < 1_000; event++) {
                emitter.emit(longId + String.format("%06d", event), USAGE);
                assertThat(emitter.counts().inHandBytes()).isLessThanOrEqualTo(bound);
            }
            assertThat(emitter.counts().inHand()).isEqualTo(bound / weight);
            assertThat(emitter.counts().notTaken()).isEqualTo(1_000 - bound / weight);
        }
    }

    @Test
    void no_request_is_larger_than_its_bounds() throws Exception {
        try (UsageEmitter emitter =
                EmitterSetup.to(server, pace).batch(90, 17_000).build()) {
            for (int event = 0; event < 1_000; event++) {
                assertThat(emitter.emit(USAGE)).isEqualTo(Emission.TAKEN);
            }
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request.ids()).hasSizeBetween(1, 90);
            assertThat(request.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(17_000);
        });
        assertThat(server.stored()).hasSize(1_000);
    }

    @Test
    void sent_is_stored_exactly_by_many_threads_over_a_bad_line() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        server.always = new BadLine(new Random(seed));
        Set<String> taken = ConcurrentHashMap.newKeySet();
        AtomicLong notTaken = new AtomicLong();
        try (UsageEmitter emitter = UsageEmitter.builder(server.address(), "/shop", () -> "key-1")
                .batch(100, 100_000)
                .queue(2_000, 2_000_000)
                .flushInterval(Duration.ofMillis(1))
                .backoff(Duration.ofMillis(1), Duration.ofMillis(2))
                .build()) {
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String name = "t" + thread + "-";
                threads.add(new Thread(() -> {
                    for (int event = 0; event < 2_500; event++) {
                        if (emitWithPatience(emitter, name + event)) {
                            taken.add(name + event);
                        } else {
                            notTaken.incrementAndGet();
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(emitter.flush(DEADLINE.multipliedBy(3))).isTrue();
            EmitterCounts counts = emitter.counts();
            assertThat(counts.emitted()).isEqualTo(taken.size());
            assertThat(counts.accepted() + counts.duplicate()).isEqualTo(taken.size());
            assertThat(counts.notTaken()).isEqualTo(notTaken.get());
            assertThat(counts.inHandBytes()).isZero();
        }
        assertThat(server.stored().keySet()).isEqualTo(taken);
        assertThat(taken).hasSize(20_000 - notTaken.intValue()).hasSizeGreaterThan(10_000);
    }

    private static boolean emitWithPatience(UsageEmitter emitter, String id) {
        try {
            return emitter.emit(id, USAGE, DEADLINE).taken();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Every second request fails in one of the ways that lines and servers fail. */
    private record BadLine(Random random) implements StubServer.Fault {
        @Override
        public void answer(StubServer server, HttpExchange exchange, JsonNode events) throws IOException {
            int chance;
            synchronized (random) {
                chance = random.nextInt(10);
            }
            switch (chance) {
                case 0 -> StubServer.loseTheAnswer(server, exchange, events);
                case 1 -> StubServer.cutTheAnswer(server, exchange, events);
                case 2 -> StubServer.status(503).answer(server, exchange, events);
                case 3 -> StubServer.status(500).answer(server, exchange, events);
                case 4 -> StubServer.body(200, "{\"results\": [").answer(server, exchange, events);
                default -> StubServer.honest(server, exchange, events);
            }
        }
    }
}
