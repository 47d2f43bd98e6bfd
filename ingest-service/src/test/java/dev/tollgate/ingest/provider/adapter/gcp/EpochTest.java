package dev.tollgate.ingest.provider.adapter.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTest {
    @ParameterizedTest
    @CsvSource({
        "1788393600000000, 2026-09-03T00:00:00Z, 2026-09-03 00:00:00 UTC",
        "1788393600000001, 2026-09-03T00:00:00.000001Z, 2026-09-03 00:00:00.000001 UTC",
        "1.7883936E9, 2026-09-03T00:00:00Z, 2026-09-03 00:00:00 UTC",
        "1.788393600123456E9, 2026-09-03T00:00:00.123456Z, 2026-09-03 00:00:00.123456 UTC",
        "1788393600.5, 2026-09-03T00:00:00.5Z, 2026-09-03 00:00:00.500000 UTC"
    })
    void a_time_in_microseconds_or_in_seconds_with_a_point_is_that_instant_exactly(
            String text, String instant, String exported) {
        assertThat(Epoch.instant(text)).contains(Instant.parse(instant));
        assertThat(Epoch.exported(Instant.parse(instant))).isEqualTo(exported);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1788393600", "NaN", "2026-09-03 00:00:00", "1.7883936001234567E9", "1e30", "1e99999"})
    void a_time_that_could_be_another_is_none(String text) {
        assertThat(Epoch.instant(text)).isEmpty();
    }

    @Test
    void a_table_is_written_with_its_three_names_and_nothing_that_sql_reads() {
        assertThat(TableName.of(" billing-project.exports.gcp_billing-export_v1 "))
                .hasValueSatisfying(table -> {
                    assertThat(table.inSql()).isEqualTo("`billing-project.exports.gcp_billing-export_v1`");
                    assertThat(table.path())
                            .isEqualTo("projects/billing-project/datasets/exports/tables/gcp_billing-export_v1");
                });
    }
}
