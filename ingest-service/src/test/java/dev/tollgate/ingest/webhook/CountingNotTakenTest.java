package dev.tollgate.ingest.webhook;

import static dev.tollgate.ingest.webhook.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.webhook.NotTakenTally.Untold;
import dev.tollgate.ingest.webhook.Reception.Cause;
import dev.tollgate.kernel.house.MovableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingNotTakenTest {
    private final MovableClock clock = new MovableClock(NOW);
    private final InMemory tally = new InMemory();
    private final CountingNotTaken counting = new CountingNotTaken(tally, clock, Duration.ofSeconds(5));

    @Test
    void each_provider_and_reason_is_one_number_and_told_once() {
        counting.notTaken("stripe", Cause.TOO_SLOW);
        counting.notTaken("stripe", Cause.TOO_SLOW);
        counting.notTaken("stripe", Cause.SECRET_UNAVAILABLE);
        counting.notTaken("yookassa", Cause.TOO_SLOW);
        counting.notKeptApart("stripe");
        counting.tell();
        assertThat(tally.told)
                .containsExactlyInAnyOrder(
                        new Untold("stripe", "too-slow", 2),
                        new Untold("stripe", "secret-unavailable", 1),
                        new Untold("yookassa", "too-slow", 1),
                        new Untold("stripe", "untrusted", 1));
        tally.told.clear();
        counting.tell();
        assertThat(tally.told).isEmpty();
    }

    @Test
    void missing_is_not_good_what_failed_while_the_store_was_away_is_told_when_it_answers_again() {
        tally.away = true;
        for (int delivery = 0; delivery < 1_000; delivery++) {
            counting.notTaken("stripe", Cause.NOT_CONFIRMED);
            assertThatThrownBy(counting::tell).isInstanceOf(IllegalStateException.class);
        }
        tally.away = false;
        clock.advance(Duration.ofMinutes(7));
        counting.tell();
        assertThat(tally.told).containsExactly(new Untold("stripe", "not-confirmed", 1_000));
        assertThat(tally.at).containsExactly(NOW.plus(Duration.ofMinutes(7)));
    }

    @Test
    void what_fails_while_the_store_is_told_is_told_the_next_time() {
        counting.notTaken("stripe", Cause.TOO_LARGE);
        tally.meanwhile = () -> counting.notTaken("stripe", Cause.TOO_LARGE);
        counting.tell();
        tally.meanwhile = () -> {};
        counting.tell();
        assertThat(tally.told)
                .containsExactly(new Untold("stripe", "too-large", 1), new Untold("stripe", "too-large", 1));
    }

    private static final class InMemory implements NotTakenTally {
        private final List<Untold> told = new ArrayList<>();
        private final List<Instant> at = new ArrayList<>();
        private boolean away;
        private Runnable meanwhile = () -> {};

        @Override
        public Uni<Void> add(List<Untold> untold, Instant moment) {
            if (away) {
                return Uni.createFrom().failure(new IllegalStateException("the database is gone"));
            }
            meanwhile.run();
            told.addAll(untold);
            at.add(moment);
            return Uni.createFrom().voidItem();
        }
    }
}
