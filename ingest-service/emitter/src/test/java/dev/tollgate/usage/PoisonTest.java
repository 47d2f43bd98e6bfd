package dev.tollgate.usage;

import static dev.tollgate.usage.EmitterSetup.DEADLINE;
import static dev.tollgate.usage.EmitterSetup.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonTest {
    @AutoClose
    private final StubServer server = new StubServer();

    private final FakePace pace = new FakePace();
    private final RecordingListener listener = new RecordingListener();

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415})
    void one_event_that_the_server_cannot_take_does_not_hold_up_the_others(int status) throws Exception {
        server.always = poisoned(status, "e13");
        try (UsageEmitter emitter = twentyInOneBatch()) {
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(20, 19, 0, 0, 1, 0, 0));
        }
        assertThat(listener.lost)
                .containsExactly(new RecordingListener.Lost("e13", NotCounted.NOT_UNDERSTOOD, List.of()));
        // 20, halves of 10, of 5, of 2 and 3, and then one by one: nobody needs hundreds of requests for it.
        assertThat(server.requests()).hasSizeLessThan(14);
    }

    @Test
    void an_only_event_that_is_rejected_with_400_or_in_conflict_with_409_is_told_with_the_reasons() throws Exception {
        server.next(
                StubServer.body(
                        400,
                        "{\"results\": [{\"index\": 0, \"status\": \"rejected\", \"errors\": [{\"field\": \"time\","
                                + " \"message\": \"is too old\"}]}]}"),
                StubServer.body(409, "{\"results\": [{\"index\": 0, \"id\": \"b\", \"status\": \"conflict\"}]}"));
        try (UsageEmitter emitter = EmitterSetup.to(server, pace)
                .listener(listener)
                .batch(1, 20_000)
                .build()) {
            emitter.emit("a", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            emitter.emit("b", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(listener.lost)
                .containsExactly(
                        new RecordingListener.Lost(
                                "a", NotCounted.REJECTED, List.of(new EventError("time", "is too old"))),
                        new RecordingListener.Lost("b", NotCounted.CONFLICT, List.of()));
        assertThat(pace.pauses()).isEmpty();
    }

    @Test
    void an_only_event_that_the_service_answers_by_its_status_is_told_and_holds_up_nobody() throws Exception {
        server.verdict = event -> switch (event.get("id").textValue()) {
            case "wrong" -> "rejected";
            case "other" -> "conflict";
            default -> "";
        };
        try (UsageEmitter emitter = EmitterSetup.to(server, pace)
                .listener(listener)
                .batch(1, 20_000)
                .build()) {
            emitter.emit("wrong", USAGE);
            emitter.emit("other", USAGE);
            emitter.emit("good", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(3, 1, 0, 0, 2, 0, 0));
        }
        assertThat(listener.lost)
                .containsExactly(
                        new RecordingListener.Lost(
                                "wrong",
                                NotCounted.REJECTED,
                                List.of(new EventError("data.meter", "is not \"known\""))),
                        new RecordingListener.Lost("other", NotCounted.CONFLICT, List.of()));
        assertThat(listener.denied).isEmpty();
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, urn:tollgate:problem:invalid-request, path",
        "400, urn:tollgate:problem:invalid-request, body",
        "400, about:blank, time",
        "409, about:blank, time"
    })
    void a_problem_that_is_not_about_the_event_takes_nothing_from_it(int status, String type, String field)
            throws Exception {
        server.next(StubServer.body(
                status,
                "{\"type\": \"" + type + "\", \"errors\": [{\"field\": \"" + field + "\", \"message\": \"is odd\"}]}"));
        try (UsageEmitter emitter =
                EmitterSetup.to(server, pace).listener(listener).build()) {
            emitter.emit("a", USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts().accepted()).isEqualTo(1);
        }
        assertThat(listener.lost).isEmpty();
    }

    @Test
    void an_address_that_turns_everything_down_loses_no_event() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        StubServer.Fault wrong = StubServer.status(415);
        server.always = (stub, exchange, events) -> {
            if (mended.get()) {
                StubServer.honest(stub, exchange, events);
            } else {
                wrong.answer(stub, exchange, events);
            }
        };
        try (UsageEmitter emitter = twentyInOneBatch()) {
            EmitterSetup.await(() -> server.requests().size() > 200);
            assertThat(emitter.counts())
                    .isEqualTo(new EmitterCounts(
                            20, 0, 0, 0, 0, 20, emitter.counts().inHandBytes()));
            mended.set(true);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts().accepted()).isEqualTo(20);
        }
        assertThat(listener.lost).isEmpty();
    }

    @Test
    void an_event_on_which_the_server_breaks_holds_up_nobody_and_is_kept() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        StubServer.Fault broken = poisoned(500, "e7");
        server.always = (stub, exchange, events) -> {
            if (mended.get()) {
                StubServer.honest(stub, exchange, events);
            } else {
                broken.answer(stub, exchange, events);
            }
        };
        try (UsageEmitter emitter = twentyInOneBatch()) {
            EmitterSetup.await(() -> emitter.counts().accepted() == 19);
            assertThat(emitter.counts().inHand()).isEqualTo(1);
            mended.set(true);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(20, 20, 0, 0, 0, 0, 0));
        }
        assertThat(listener.lost).isEmpty();
    }

    private static StubServer.Fault poisoned(int status, String id) {
        return (stub, exchange, events) -> {
            List<String> ids = new ArrayList<>();
            for (JsonNode event : events) {
                ids.add(event.get("id").textValue());
            }
            if (ids.contains(id)) {
                stub.send(exchange, status, "{\"title\": \"no\"}");
            } else {
                StubServer.honest(stub, exchange, events);
            }
        };
    }

    private UsageEmitter twentyInOneBatch() {
        UsageEmitter emitter = EmitterSetup.to(server, pace)
                .listener(listener)
                .batch(20, 1024 * 1024)
                .pace(new LingeringPace(pace))
                .flushInterval(Duration.ofHours(1))
                .build();
        for (int event = 0; event < 20; event++) {
            emitter.emit("e" + event, USAGE);
        }
        return emitter;
    }
}
