package dev.tollgate.usage;

import static dev.tollgate.usage.EmitterSetup.DEADLINE;
import static dev.tollgate.usage.EmitterSetup.USAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CloseTest {
    @AutoClose
    private final StubServer server = new StubServer();

    private final FakePace pace = new FakePace();
    private final RecordingListener listener = new RecordingListener();

    @Test
    void closing_sends_what_is_in_hand_and_takes_nothing_more() throws Exception {
        UsageEmitter emitter = builder().build();
        emitter.emit("a", USAGE);
        assertThat(emitter.close(DEADLINE)).isEmpty();
        assertThat(emitter.emit("b", USAGE)).isEqualTo(Emission.CLOSED);
        assertThat(emitter.emit("c", USAGE, DEADLINE)).isEqualTo(Emission.CLOSED);
        assertThat(emitter.counts()).isEqualTo(new EmitterCounts(1, 1, 0, 2, 0, 0, 0));
        assertThat(server.stored()).containsOnlyKeys("a");
    }

    @Test
    void what_could_not_be_sent_is_given_back_as_lines_with_the_same_ids() {
        server.close();
        UsageEmitter emitter = builder().build();
        emitter.emit("a", USAGE);
        emitter.emit("b", USAGE.withSubscription("sub-7"));
        List<String> left = emitter.close(Duration.ofMillis(50));
        assertThat(left)
                .containsExactly(
                        "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/shop/eu\",\"type\":\"dev.tollgate.usage.v1\","
                                + "\"time\":\"2026-11-21T09:00:00.250Z\",\"data\":{\"tenant\":\"acme\",\"product\":\"api\","
                                + "\"meter\":\"requests\",\"quantity\":\"12.5\"}}",
                        "{\"specversion\":\"1.0\",\"id\":\"b\",\"source\":\"/shop/eu\",\"type\":\"dev.tollgate.usage.v1\","
                                + "\"time\":\"2026-11-21T09:00:00.250Z\",\"data\":{\"tenant\":\"acme\",\"product\":\"api\","
                                + "\"meter\":\"requests\",\"quantity\":\"12.5\",\"subscription\":\"sub-7\"}}");
        assertThat(emitter.close(Duration.ZERO)).isEqualTo(left);
        assertThat(emitter.counts().inHand()).isEqualTo(2);
    }

    @Test
    void a_block_that_ends_gives_what_is_left_to_the_listener_once() {
        server.close();
        try (UsageEmitter emitter =
                builder().closeTimeout(Duration.ofMillis(50)).build()) {
            emitter.emit("a", USAGE);
        }
        assertThat(listener.left).hasSize(1);
        assertThat(StubServer.parsed(listener.left.get(0)).get("id").textValue())
                .isEqualTo("a");
    }

    @Test
    void closing_ends_a_request_that_hangs_and_the_thread() {
        CountDownLatch released = new CountDownLatch(1);
        server.next((stub, exchange, events) -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        UsageEmitter emitter = builder().build();
        emitter.emit("a", USAGE);
        EmitterSetup.await(() -> server.requests().size() == 1);
        assertThat(emitter.close(Duration.ofMillis(10))).hasSize(1);
        assertThat(senders()).isEmpty();
        released.countDown();
    }

    @Test
    void a_flush_does_not_wait_for_what_comes_after_it() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        server.next(StubServer::honest, (stub, exchange, events) -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            StubServer.honest(stub, exchange, events);
        });
        try (UsageEmitter emitter = builder().batch(1, 20_000).build()) {
            emitter.emit("a", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            emitter.emit("b", USAGE);
            assertThat(emitter.flush(Duration.ofMillis(20))).isFalse();
            released.countDown();
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
    }

    @Test
    void a_listener_that_waits_for_its_own_thread_is_refused_and_the_thread_goes_on() throws Exception {
        server.verdict = event -> event.get("id").textValue().equals("bad") ? "rejected" : "";
        AtomicReference<UsageEmitter> itself = new AtomicReference<>();
        List<String> refusals = new CopyOnWriteArrayList<>();
        UsageListener waiting = new UsageListener() {
            @Override
            public void onNotCounted(UsageEvent event, NotCounted status, List<EventError> errors) {
                assertThatThrownBy(() -> itself.get().flush(DEADLINE)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> itself.get().close()).isInstanceOf(IllegalStateException.class);
                refusals.add(event.id());
                throw new IllegalStateException("and it throws");
            }
        };
        try (UsageEmitter emitter = builder().listener(waiting).build()) {
            itself.set(emitter);
            emitter.emit("bad", USAGE);
            emitter.emit("good", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(refusals).containsExactly("bad");
        assertThat(server.stored()).containsOnlyKeys("good");
    }

    @Test
    void somebody_elses_interrupt_does_not_end_the_sending() throws Exception {
        try (UsageEmitter emitter = builder().build()) {
            for (int event = 0; event < 50; event++) {
                emitter.emit("e" + event, USAGE);
                senders().forEach(Thread::interrupt);
            }
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(server.stored()).hasSize(50);
    }

    private static List<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tollgate-usage-emitter"))
                .toList();
    }

    private EmitterBuilder builder() {
        return EmitterSetup.to(server, pace).listener(listener);
    }
}
