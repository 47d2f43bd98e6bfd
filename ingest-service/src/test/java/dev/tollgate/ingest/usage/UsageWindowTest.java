package dev.tollgate.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageWindowTest {
    private static final UsageWindow WINDOW =
            new UsageWindow(Duration.ofDays(32), Duration.ofMinutes(5), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:59:59.999999Z, 2026-11-21T09:05:00Z, false",
        "2026-11-21T08:59:59.999999Z, 2026-11-21T09:05:00.000001Z, true",
        "2026-11-21T08:00:00Z, 2026-11-21T09:05:00Z, false",
        "2026-11-21T09:00:00Z, 2026-11-21T09:05:01Z, false",
        "2026-11-21T07:59:59Z, 2026-11-21T08:05:01Z, true"
    })
    void an_event_is_late_once_its_hour_and_the_grace_are_over(Instant time, Instant now, boolean late) {
        assertThat(WINDOW.isLate(time, now)).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-20T09:00:00Z,        2026-11-21T09:00:00Z, ''",
        "2026-10-20T08:59:59.999999Z, 2026-11-21T09:00:00Z, TOO_OLD",
        "2026-11-21T09:05:00Z,        2026-11-21T09:00:00Z, ''",
        "2026-11-21T09:05:00.000001Z, 2026-11-21T09:00:00Z, IN_THE_FUTURE"
    })
    void the_window_ends_exactly_where_it_says(Instant time, Instant now, String reason) {
        assertThat(WINDOW.outside(time, now).map(DropReason::name).orElse("")).isEqualTo(reason);
    }
}
