package dev.tollgate.usage;

import static dev.tollgate.usage.EmitterSetup.DEADLINE;
import static dev.tollgate.usage.EmitterSetup.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    private static final String SECRET = "sk-9f2c-do-not-print";

    @AutoClose
    private final StubServer server = new StubServer();

    private final FakePace pace = new FakePace();
    private final RecordingListener listener = new RecordingListener();
    private final AtomicReference<String> key = new AtomicReference<>("old");

    @BeforeEach
    void theServerKnowsTheSecret() {
        server.key = SECRET;
    }

    @Test
    void a_renewed_key_is_used_for_the_next_request_and_nothing_is_lost_before() throws Exception {
        try (UsageEmitter emitter = emitter()) {
            emitter.emit(USAGE);
            EmitterSetup.await(() -> server.requests().size() >= 3);
            assertThat(listener.denied).containsExactly(401);
            assertThat(emitter.counts().inHand()).isEqualTo(1);
            key.set(SECRET);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            // It was told once, and is told again when it happens again.
            key.set("old");
            emitter.emit(USAGE);
            EmitterSetup.await(() -> listener.denied.size() == 2);
            key.set(SECRET);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(2, 2, 0, 0, 0, 0, 0));
        }
        assertThat(listener.denied).containsExactly(401, 401);
        assertThat(pace.pauses())
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 403, 404, 405, 410})
    void whatever_only_a_human_can_mend_is_told_once_and_tried_slowly(int status) throws Exception {
        key.set(SECRET);
        server.next(StubServer.status(status), StubServer.status(status));
        try (UsageEmitter emitter = emitter()) {
            emitter.emit(USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
        }
        assertThat(listener.denied).containsExactly(status);
        assertThat(pace.pauses()).hasSize(2).allSatisfy(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60)));
    }

    @Test
    void a_redirect_does_not_carry_the_key_away() throws Exception {
        key.set(SECRET);
        try (StubServer elsewhere = new StubServer();
                UsageEmitter emitter = emitter()) {
            server.next((stub, exchange, events) -> {
                exchange.getResponseHeaders().set("Location", elsewhere.address() + "/v1/usage-events");
                stub.send(exchange, 308, "");
            });
            emitter.emit(USAGE);
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines " + SECRET, "a space " + SECRET, "ключ" + SECRET})
    void a_key_that_no_header_can_hold_is_told_and_not_shown(String unusable) throws Exception {
        key.set(unusable);
        String seen = Written.during(() -> {
            try (UsageEmitter emitter = emitter()) {
                emitter.emit(USAGE);
                EmitterSetup.await(() -> listener.denied.equals(List.of(0)));
                assertThat(server.requests()).isEmpty();
                key.set(SECRET);
                assertThat(emitter.flush(DEADLINE)).isTrue();
            }
        });
        assertThat(seen).doesNotContain(SECRET);
    }

    @Test
    void the_key_is_in_no_log_and_no_text_whatever_fails() throws Exception {
        String seen = Written.during(() -> {
            EmitterBuilder builder = UsageEmitter.builder(server.address(), "/shop", this::throwing)
                    .pace(pace)
                    .flushInterval(Duration.ofMillis(1))
                    .listener(new ThrowingListener(new LoggingListener()));
            try (UsageEmitter emitter = builder.build()) {
                server.next(
                        StubServer.status(401),
                        StubServer.status(500),
                        StubServer::loseTheAnswer,
                        StubServer.body(200, "Bearer " + SECRET),
                        StubServer.body(
                                200, "{\"results\": [{\"index\": 0, \"id\": \"a\", \"status\": \"conflict\"}]}"));
                emitter.emit("a", USAGE);
                emitter.flush(DEADLINE);
                System.err.println(builder + " " + emitter + " " + emitter.counts());
            }
        });
        assertThat(seen)
                .doesNotContain(SECRET)
                .doesNotContain("acme")
                .contains("usage event a is not counted: CONFLICT")
                .contains("the usage listener threw java.lang.IllegalStateException");
    }

    private int asked;

    /** Throws with the key in its message at first, and then gives it. */
    private String throwing() {
        if (asked++ == 0) {
            throw new IllegalStateException("cannot unwrap " + SECRET);
        }
        return SECRET;
    }

    private record ThrowingListener(UsageListener inner) implements UsageListener {
        @Override
        public void onNotCounted(UsageEvent event, NotCounted status, List<EventError> errors) {
            inner.onNotCounted(event, status, errors);
            throw new IllegalStateException(SECRET);
        }

        @Override
        public void onDenied(int httpStatus) {
            inner.onDenied(httpStatus);
            throw new AssertionError(SECRET);
        }
    }

    private UsageEmitter emitter() {
        return UsageEmitter.builder(server.address(), "/shop", key::get)
                .flushInterval(Duration.ofMillis(1))
                .pace(pace)
                .listener(listener)
                .build();
    }
}
