package dev.tollgate.usage;

import static dev.tollgate.usage.EmitterSetup.DEADLINE;
import static dev.tollgate.usage.EmitterSetup.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    @AutoClose
    private final StubServer server = new StubServer();

    private final FakePace pace = new FakePace();
    private final RecordingListener listener = new RecordingListener();

    @Test
    void an_event_arrives_as_the_contract_writes_it() throws Exception {
        try (UsageEmitter emitter = emitter()) {
            assertThat(emitter.emit("order-7", USAGE.withSubscription("sub-7"))).isEqualTo(Emission.TAKEN);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(1, 1, 0, 0, 0, 0, 0));
        }
        StubServer.Request request = server.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/usage-events");
        assertThat(request.authorization()).isEqualTo("Bearer key-1");
        assertThat(request.contentType()).isEqualTo("application/cloudevents-batch+json");
        assertThat(request.body())
                .isEqualTo("[{\"specversion\":\"1.0\",\"id\":\"order-7\",\"source\":\"/shop/eu\","
                        + "\"type\":\"dev.tollgate.usage.v1\",\"time\":\"2026-11-21T09:00:00.250Z\",\"data\":{"
                        + "\"tenant\":\"acme\",\"product\":\"api\",\"meter\":\"requests\",\"quantity\":\"12.5\","
                        + "\"subscription\":\"sub-7\"}}]");
    }

    @Test
    void a_gateway_below_a_path_is_found() throws Exception {
        try (UsageEmitter emitter = UsageEmitter.builder(server.address().resolve("/tollgate/"), "/shop", () -> "key-1")
                .build()) {
            emitter.emit(USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(server.requests().get(0).path()).isEqualTo("/tollgate/v1/usage-events");
    }

    @Test
    void a_batch_whose_answer_is_lost_comes_again_with_the_same_bytes_and_counts_once() throws Exception {
        server.next(StubServer::loseTheAnswer, StubServer::cutTheAnswer, StubServer::loseTheAnswer);
        everythingIsCountedOnce(new EmitterCounts(3, 0, 3, 0, 0, 0, 0), 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 599})
    void a_batch_that_is_answered_with(int status) throws Exception {
        server.next(StubServer.status(status), StubServer.status(status));
        everythingIsCountedOnce(new EmitterCounts(3, 3, 0, 0, 0, 0, 0), 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Welcome</html>",
                "{}",
                "[]",
                "{\"accepted\": 3}",
                "{\"results\": []}",
                "{\"results\": [{\"index\": 0, \"id\": \"somebody-else\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 3, \"id\": \"0\", \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 0, \"status\": \"accepted\"}]}",
                "{\"results\": [{\"index\": 0, \"id\": \"0\", \"status\": \"perhaps\"}]}",
            })
    void a_200_that_does_not_say_that_an_event_is_stored_is_no_success(String body) throws Exception {
        server.next(StubServer.body(200, body), StubServer.body(202, body));
        everythingIsCountedOnce(new EmitterCounts(3, 3, 0, 0, 0, 0, 0), 3);
    }

    /** Three events, of which every request is made of the same bytes. */
    private void everythingIsCountedOnce(EmitterCounts counts, int requests) throws InterruptedException {
        try (UsageEmitter emitter = inOneBatch(3)) {
            for (int id = 0; id < 3; id++) {
                emitter.emit(String.valueOf(id), USAGE);
            }
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(counts);
        }
        assertThat(listener.denied).isEmpty();
        assertThat(listener.lost).isEmpty();
        assertThat(server.stored()).containsOnlyKeys("0", "1", "2");
        assertThat(server.requests()).hasSize(requests);
        assertThat(server.requests())
                .extracting(StubServer.Request::body)
                .containsOnly(server.requests().get(0).body());
    }

    @Test
    void only_the_events_without_a_result_come_again() throws Exception {
        server.next((stub, exchange, events) -> {
            ArrayNode results = stub.store(events);
            results.remove(1);
            stub.send(exchange, 200, StubServer.answer(results));
        });
        try (UsageEmitter emitter = inOneBatch(3)) {
            emitter.emit("a", USAGE);
            emitter.emit("b", USAGE);
            emitter.emit("c", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(3, 2, 1, 0, 0, 0, 0));
        }
        assertThat(server.requests())
                .extracting(StubServer.Request::ids)
                .containsExactly(List.of("a", "b", "c"), List.of("b"));
    }

    @Test
    void what_is_wrong_or_in_conflict_is_told_and_not_sent_again() throws Exception {
        server.verdict = event -> event.get("id").textValue().equals("bad") ? "rejected" : "";
        try (UsageEmitter emitter = inOneBatch(4)) {
            emitter.emit("good", USAGE);
            emitter.emit("bad", USAGE);
            emitter.emit("twice", USAGE);
            emitter.emit("twice", Usage.of("acme", "api", "requests", BigDecimal.TEN, USAGE.time()));
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(4, 2, 0, 0, 2, 0, 0));
        }
        assertThat(listener.lost)
                .containsExactly(
                        new RecordingListener.Lost(
                                "bad", NotCounted.REJECTED, List.of(new EventError("data.meter", "is not \"known\""))),
                        new RecordingListener.Lost("twice", NotCounted.CONFLICT, List.of()));
        assertThat(StubServer.parsed(listener.lostJson.get(1))
                        .at("/data/quantity")
                        .textValue())
                .isEqualTo("10");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refused_events_go_again_alone_and_hold_up_nobody() throws Exception {
        server.retryAfter = "30";
        server.verdict = event -> event.at("/data/tenant").textValue().equals("busy")
                        && pace.nanos() < Duration.ofSeconds(30).toNanos()
                ? "refused"
                : "";
        try (UsageEmitter emitter = inOneBatch(3)) {
            emitter.emit("a", EmitterSetup.of("busy"));
            emitter.emit("b", EmitterSetup.of("acme"));
            emitter.emit("c", EmitterSetup.of("busy"));
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(3, 3, 0, 0, 0, 0, 0));
        }
        assertThat(server.requests())
                .extracting(StubServer.Request::ids)
                .containsExactly(List.of("a", "b", "c"), List.of("a", "c"));
        assertThat(pace.pauses()).containsExactly(Duration.ofSeconds(30));
    }

    private EmitterBuilder builder() {
        return EmitterSetup.to(server, pace).listener(listener);
    }

    private UsageEmitter emitter() {
        return builder().build();
    }

    /** Sends when so many are there, and not before. */
    private UsageEmitter inOneBatch(int events) {
        return builder()
                .batch(events, 1024 * 1024)
                .pace(new LingeringPace(pace))
                .flushInterval(Duration.ofHours(1))
                .build();
    }
}
