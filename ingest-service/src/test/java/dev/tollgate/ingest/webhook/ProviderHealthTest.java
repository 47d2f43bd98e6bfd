package dev.tollgate.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderHealthTest {
    @Test
    void what_was_not_taken_failed_and_came() {
        assertThat(health(120, 0, 1, 4, 5).failureRatio()).hasValue(new BigDecimal("0.080000"));
        assertThat(health(100, 0, 0, 0, 0).failureRatio()).hasValue(new BigDecimal("0.000000"));
    }

    @Test
    void missing_is_not_good_where_nothing_is_taken_all_failed() {
        assertThat(health(0, 0, 0, 0, 3).failureRatio()).hasValue(new BigDecimal("1.000000"));
    }

    @Test
    void missing_is_not_good_what_was_denied_of_an_earlier_window_failed_in_this_one() {
        assertThat(health(0, 0, 2, 0, 0).failureRatio()).hasValue(new BigDecimal("1.000000"));
        assertThat(health(0, 1, 0, 0, 0).failureRatio()).hasValue(new BigDecimal("1.000000"));
        assertThat(health(1, 0, 5, 0, 0).failureRatio()).hasValue(new BigDecimal("1.000000"));
    }

    @Test
    void missing_is_not_good_where_nothing_came_there_is_no_ratio() {
        assertThat(ProviderHealth.none("stripe").failureRatio()).isEmpty();
    }

    private static ProviderHealth health(long received, long conflicts, long denied, long untrusted, long notTaken) {
        return new ProviderHealth(
                "stripe", received, 0, 0, conflicts, 0, denied, untrusted, notTaken, 0, 0, Optional.empty());
    }
}
