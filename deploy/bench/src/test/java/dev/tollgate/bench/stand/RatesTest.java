package dev.tollgate.bench.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is told of a round follows from when its requests were answered. */
class RatesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void the_last_second_is_left_out_because_it_is_not_whole() {
        Timings round = round(100, 200, 900, 1_100, 1_900, 2_500);
        assertThat(Rates.of(round))
                .isEqualTo(new Rates(2_400, OptionalLong.of(3_000), OptionalLong.of(2_000), 600 * MILLI, 800 * MILLI));
    }

    @Test
    void rounds_are_taken_together_without_the_pauses_between_them() {
        Timings fast = round(250, 500, 750, 1_000);
        Timings slow = round(500, 1_000, 1_500, 2_000);
        assertThat(Rates.of(List.of(fast, slow)).overall()).isEqualTo(2_667);
        assertThat(Rates.of(List.of(fast, slow)).min()).hasValue(1_000);
    }

    @Test
    void a_second_without_an_answer_counts_and_a_round_without_a_second_has_none() {
        assertThat(Rates.of(round(900, 2_100)).min()).hasValue(0);
        assertThat(Rates.of(round(500, 900)).min()).isEmpty();
    }

    /** One request of a thousand events behind the other, each answered so many milliseconds after the beginning. */
    private static Timings round(long... answeredAtMillis) {
        AtomicLong now = new AtomicLong();
        Timings round = new Timings(answeredAtMillis.length, 1_000, now::get);
        for (long millis : answeredAtMillis) {
            long sentAt = now.get();
            now.set(millis * MILLI);
            round.answered(sentAt);
        }
        return round;
    }
}
