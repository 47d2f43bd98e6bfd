package dev.tollgate.ingest.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private final Backoff backoff = new Backoff(4, Duration.ofSeconds(30));

    @Test
    void the_bound_of_the_wait_doubles_and_chance_fills_it() {
        assertThat(backoff.pause(1, Optional.empty(), 0xFFFF)).contains(Duration.ofMillis(200));
        assertThat(backoff.pause(2, Optional.empty(), 0xFFFF)).contains(Duration.ofMillis(400));
        assertThat(backoff.pause(3, Optional.empty(), 0xFFFF)).contains(Duration.ofMillis(800));
        assertThat(backoff.pause(3, Optional.empty(), 0)).contains(Duration.ZERO);
    }

    @Test
    void after_the_last_try_there_is_none_more() {
        assertThat(backoff.pause(4, Optional.empty(), 0)).isEmpty();
    }

    @Test
    void what_the_other_side_asks_for_is_the_least() {
        assertThat(backoff.pause(1, Optional.of(Duration.ofSeconds(7)), 0xFFFF)).contains(Duration.ofSeconds(7));
        assertThat(backoff.pause(3, Optional.of(Duration.ofMillis(1)), 0xFFFF)).contains(Duration.ofMillis(800));
    }

    @Test
    void a_wait_that_is_longer_than_the_longest_ends_the_tries() {
        assertThat(backoff.pause(1, Optional.of(Duration.ofSeconds(31)), 0)).isEmpty();
    }

    @Test
    void retry_after_is_seconds_or_a_date_and_nothing_else() {
        assertThat(Backoff.retryAfter("7", NOW)).contains(Duration.ofSeconds(7));
        assertThat(Backoff.retryAfter("Sat, 21 Nov 2026 12:00:05 GMT", NOW)).contains(Duration.ofSeconds(5));
        assertThat(Backoff.retryAfter("Sat, 21 Nov 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(Backoff.retryAfter("soon", NOW)).isEmpty();
        assertThat(Backoff.retryAfter("-1", NOW)).isEmpty();
        assertThat(Backoff.retryAfter("99999999999999999999", NOW)).isEmpty();
        assertThat(Backoff.retryAfter("", NOW)).isEmpty();
    }
}
