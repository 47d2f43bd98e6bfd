package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsToFetchTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:00:00Z, aws, 2026-10",
        "2026-11-01T23:59:59Z, aws, 2026-10",
        "2026-11-02T00:00:00Z, aws, 2026-10 2026-11",
        "2026-11-10T23:59:59Z, azure, 2026-10 2026-11",
        "2026-11-11T00:00:00Z, azure, 2026-11",
        // Google's day is the Pacific one: it is still October there.
        "2026-11-01T06:59:59Z, gcp, 2026-10",
        "2026-11-01T07:00:00Z, gcp, 2026-10",
        "2026-11-11T07:59:59Z, gcp, 2026-10 2026-11",
        "2026-11-11T08:00:00Z, gcp, 2026-11",
        "2027-01-03T12:00:00Z, openops, 2026-12 2027-01"
    })
    void the_months_that_may_still_move_are_asked_for_the_older_first(Instant now, String provider, String months) {
        List<BillingPeriod> expected =
                Arrays.stream(months.split(" ")).map(BillingPeriod::of).toList();
        assertThat(MonthsToFetch.at(now, ProviderId.of(provider).orElseThrow(), 10))
                .isEqualTo(expected);
    }
}
