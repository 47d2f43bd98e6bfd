package dev.tollgate.ingest.refetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.refetch.CircuitBreaker.Turn;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Optional<Duration> NOTHING_ASKED = Optional.empty();

    private final MovedClock clock = new MovedClock();
    private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(30), clock);

    @Test
    void failures_in_a_row_open_it_and_a_success_between_them_does_not_count_as_none() {
        fail();
        fail();
        succeed();
        fail();
        fail();
        assertThat(breaker.enter()).isPresent();
        fail();
        assertThat(breaker.enter()).isEmpty();
        clock.pass(Duration.ofMillis(29_999));
        assertThat(breaker.enter()).isEmpty();
    }

    @Test
    void after_the_pause_one_alone_looks_and_its_answer_decides() {
        open();
        clock.pass(Duration.ofSeconds(30));
        try (Turn look = breaker.enter().orElseThrow()) {
            assertThat(breaker.enter()).isEmpty();
            look.failed(NOTHING_ASKED);
        }
        assertThat(breaker.enter()).isEmpty();
        clock.pass(Duration.ofSeconds(30));
        succeed();
        assertThat(breaker.enter()).isPresent();
        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void one_who_looks_and_finds_nothing_to_ask_leaves_the_look_to_the_next() {
        open();
        clock.pass(Duration.ofSeconds(30));
        breaker.enter().orElseThrow().close();
        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void retry_after_holds_for_all_from_the_first_and_a_late_success_does_not_end_it() {
        try (Turn late = breaker.enter().orElseThrow();
                Turn turn = breaker.enter().orElseThrow()) {
            turn.failed(Optional.of(Duration.ofSeconds(7)));
            late.succeeded();
        }
        assertThat(breaker.enter()).isEmpty();
        clock.pass(Duration.ofSeconds(7));
        assertThat(breaker.enter()).isPresent();
    }

    private void open() {
        fail();
        fail();
        fail();
        assertThat(breaker.enter()).isEmpty();
    }

    private void fail() {
        try (Turn turn = breaker.enter().orElseThrow()) {
            turn.failed(NOTHING_ASKED);
        }
    }

    private void succeed() {
        try (Turn turn = breaker.enter().orElseThrow()) {
            turn.succeeded();
        }
    }
}
