package dev.tollgate.usage;

import static dev.tollgate.usage.EmitterSetup.DEADLINE;
import static dev.tollgate.usage.EmitterSetup.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PausesTest {
    @AutoClose
    private final StubServer server = new StubServer();

    private final FakePace pace = new FakePace();

    @Test
    void pauses_double_up_to_their_bound_and_half_of_each_is_chance() throws Exception {
        server.next(StubServer.status(503), StubServer.status(503), StubServer.status(503), StubServer.status(503));
        try (UsageEmitter emitter = builder()
                .backoff(Duration.ofMillis(200), Duration.ofMillis(800))
                .build()) {
            emitter.emit(USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        List<Duration> most =
                List.of(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofMillis(800));
        assertThat(pace.pauses()).hasSize(4);
        for (int pause = 0; pause < 4; pause++) {
            assertThat(pace.pauses().get(pause)).isBetween(most.get(pause).dividedBy(2), most.get(pause));
        }
    }

    @Test
    void retry_after_is_kept_in_seconds_and_as_a_date() throws Exception {
        server.next(StubServer.status(429, "7"), StubServer.status(503, "Sat, 21 Nov 2026 09:01:00 GMT"));
        try (UsageEmitter emitter = emitter()) {
            emitter.emit(USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(pace.pauses()).hasSize(2);
        assertThat(pace.pauses().get(0)).isEqualTo(Duration.ofSeconds(7));
        // The date is a minute after the start, less the pause before; the millisecond is the wait for a fuller batch.
        assertThat(pace.pauses().get(1)).isBetween(Duration.ofSeconds(52), Duration.ofSeconds(53));
        assertThat(server.stored()).hasSize(1);
    }

    @Test
    void a_server_that_does_not_answer_in_time_is_asked_again() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        server.next(
                (stub, exchange, events) -> {
                    stub.store(events);
                    awaitQuietly(released);
                },
                (stub, exchange, events) -> {
                    // A head at once, and then a body that never comes.
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    awaitQuietly(released);
                });
        try (UsageEmitter emitter =
                builder().requestTimeout(Duration.ofMillis(300)).build()) {
            emitter.emit(USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(1, 0, 1, 0, 0, 0, 0));
        } finally {
            released.countDown();
        }
    }

    @Test
    void an_answer_without_an_end_is_not_read_into_memory() throws Exception {
        server.next((stub, exchange, events) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int part = 0; part < 10_000; part++) {
                exchange.getResponseBody().write(spaces);
            }
        });
        try (UsageEmitter emitter = emitter()) {
            emitter.emit(USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void while_one_tenant_waits_for_an_hour_the_others_are_sent() {
        server.retryAfter = "3600";
        server.verdict = event -> event.at("/data/tenant").textValue().equals("busy") ? "refused" : "";
        UsageEmitter emitter = builder().pace(Pace.ofTheMachine()).build();
        emitter.emit("a", EmitterSetup.of("busy"));
        EmitterSetup.await(() -> server.requests().size() == 1);
        emitter.emit("b", EmitterSetup.of("acme"));
        EmitterSetup.await(() -> emitter.counts().accepted() == 1);
        assertThat(emitter.close(Duration.ZERO)).singleElement().asString().contains("\"id\":\"a\"");
        assertThat(server.requests()).extracting(StubServer.Request::ids).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void a_server_that_turns_everybody_away_is_left_in_peace_until_it_said() throws Exception {
        CountDownLatch emitted = new CountDownLatch(1);
        server.next(
                (stub, exchange, events) -> {
                    awaitQuietly(emitted);
                    StubServer.status(429, "7").answer(stub, exchange, events);
                },
                StubServer.status(429, "7"));
        try (UsageEmitter emitter = builder().batch(1, 20_000).build()) {
            emitter.emit("a", USAGE);
            emitter.emit("b", USAGE);
            emitter.emit("c", USAGE);
            emitted.countDown();
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(pace.pauses()).containsExactly(Duration.ofSeconds(7));
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void a_moment_that_is_over_by_our_clock_is_no_leave_to_ask_without_a_pause() throws Exception {
        server.next(
                StubServer.status(429, "Sat, 21 Nov 2026 08:00:00 GMT"),
                (stub, exchange, events) -> {
                    exchange.getResponseHeaders().set("Retry-After", "0");
                    stub.send(exchange, 207, "{\"results\": [{\"index\": 0, \"id\": \"a\", \"status\": \"refused\"}]}");
                },
                StubServer.status(429, "0"));
        try (UsageEmitter emitter = builder()
                .backoff(Duration.ofMillis(200), Duration.ofSeconds(60))
                .build()) {
            emitter.emit("a", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(pace.pauses()).hasSize(3).allSatisfy(pause -> assertThat(pause)
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(60)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EmitterBuilder builder() {
        return EmitterSetup.to(server, pace);
    }

    private UsageEmitter emitter() {
        return builder().build();
    }
}
