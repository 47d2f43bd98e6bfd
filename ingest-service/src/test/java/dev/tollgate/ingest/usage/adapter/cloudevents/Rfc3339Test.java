package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:00:00Z, 2026-11-21T09:00:00Z",
        "2026-11-21t09:00:00z, 2026-11-21T09:00:00Z",
        "2026-11-21T09:00:00.25Z, 2026-11-21T09:00:00.250Z",
        "2026-11-21T09:00:00.123456789987654321Z, 2026-11-21T09:00:00.123456789Z",
        "2026-11-21T09:00:00+01:00, 2026-11-21T08:00:00Z",
        "2026-11-21T00:00:00-23:59, 2026-11-21T23:59:00Z",
        "2026-11-21T00:00:00-00:01, 2026-11-21T00:01:00Z",
        "2026-11-21T09:00:00-00:00, 2026-11-21T09:00:00Z",
        "2024-02-29T23:59:59.999999Z, 2024-02-29T23:59:59.999999Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "1969-12-31T23:59:59.9999999Z, 1969-12-31T23:59:59.999999900Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    })
    void a_time_with_an_offset_is_read(String text, Instant time) {
        assertThat(Rfc3339.instant(text)).isEqualTo(Optional.of(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2026-11-21",
                "2026-11-21T09:00:00",
                "2026-11-21T09:00Z",
                "2026-11-21 09:00:00Z",
                "20261121T090000Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2026-11-00T00:00:00Z",
                "2026-11-32T00:00:00Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T09:60:00Z",
                "2026-11-21T09:00:61Z",
                "2026-11-21T09:00:00.Z",
                "2026-11-21T09:00:00,5Z",
                "2026-11-21T09:00:00+0100",
                "2026-11-21T09:00:00+01",
                "2026-11-21T09:00:00+24:00",
                "2026-11-21T09:00:00+01:60",
                "2026-11-21T09:00:00.5",
                "2026-11-21T09:00:00ZZ",
                "2026-11-21T09:00:00Z[UTC]",
                "+12026-11-21T09:00:00Z",
                "12026-11-21T09:00:00Z",
                "-026-11-21T09:00:00Z",
                "2026-11-21T09:00:0٣Z",
                "2026-11-21T09:00:00.٣Z",
                " 2026-11-21T09:00:00Z",
                "2026-11-21T09:00:00Z ",
                "2026-1-21T009:00:00Z",
                "2026-11-21T09:00:00.1234567890123456789012345678901234567890123456Z",
            })
    void anything_else_is_no_time(String text) throws Exception {
        assertThat(Rfc3339.instant(text)).isEmpty();
        assertThat(SentBody.structured(Sample.with("2026-11-21T09:00:00.25Z", text))
                        .mistakes())
                .containsExactly("time is not an RFC 3339 time with an offset, such as 2026-11-21T09:00:00.25Z");
    }

    @Test
    void a_leap_second_is_refused_with_what_to_send_instead() throws Exception {
        assertThat(SentBody.structured(Sample.with("2026-11-21T09:00:00.25Z", "2016-12-31T23:59:60Z"))
                        .mistakes())
                .containsExactly("time has a leap second, which is not taken: send second 59");
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_off() throws Exception {
        String json = Sample.with("2026-11-21T09:00:00.25Z", "1969-12-31T23:59:59.9999999Z");
        assertThat(SentBody.structured(json).event().time()).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }
}
