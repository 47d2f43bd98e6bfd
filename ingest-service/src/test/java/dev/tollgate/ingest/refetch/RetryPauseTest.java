package dev.tollgate.ingest.refetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPauseTest {
    private static final Optional<Duration> NOTHING_ASKED = Optional.empty();

    @Test
    void a_pause_doubles_up_to_the_longest() {
        RetryPause longest = pause(0xFFFF);
        List<Long> seconds = IntStream.of(1, 2, 3, 9, 10, 40, Integer.MAX_VALUE)
                .mapToObj(tries -> longest.after(tries, NOTHING_ASKED).toSeconds())
                .toList();
        assertThat(seconds).containsExactly(2L, 4L, 8L, 512L, 600L, 600L, 600L);
    }

    @Test
    void chance_takes_half_of_it_at_most_so_that_nothing_comes_again_at_once() {
        assertThat(pause(0).after(1, NOTHING_ASKED)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause(0).after(30, NOTHING_ASKED)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void what_the_provider_asks_for_is_the_least_and_an_hour_is_the_most_of_it() {
        assertThat(pause(0).after(1, Optional.of(Duration.ofSeconds(90)))).isEqualTo(Duration.ofSeconds(90));
        assertThat(pause(0).after(9, Optional.of(Duration.ofSeconds(90)))).isEqualTo(Duration.ofSeconds(256));
        assertThat(pause(0).after(1, Optional.of(Duration.ofDays(9)))).isEqualTo(Duration.ofHours(1));
    }

    private static RetryPause pause(long drawn) {
        return new RetryPause(Duration.ofSeconds(2), Duration.ofMinutes(10), () -> new UUID(0, drawn));
    }
}
