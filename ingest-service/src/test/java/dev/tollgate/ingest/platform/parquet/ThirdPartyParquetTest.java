package dev.tollgate.ingest.platform.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.ingest.platform.CollectedRows;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that others published; they lie outside this repository. */
class ThirdPartyParquetTest {
    private static final Path DATA = Path.of(System.getenv().getOrDefault("THIRD_PARTY_DATA", "../../shared/data"));

    @Test
    void the_published_focus_sample_has_its_published_total_to_the_last_digit() {
        CollectedRows rows = new CollectedRows(name -> name.equals("BilledCost") || name.endsWith("PeriodStart"));

        ParquetFile.Content content =
                new ParquetFile(100).read(published("focus/focus_sample_1000.duckdb-snappy.parquet"), 10_000_000, rows);

        BigDecimal total = rows.rows().stream()
                .map(row -> new BigDecimal(row.get("BilledCost")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(rows.rows()).hasSize(1000);
        assertThat(total.stripTrailingZeros().toPlainString()).isEqualTo("20.52022672899");
        assertThat(rows.rows().getFirst())
                .isEqualTo(Map.of(
                        "BilledCost",
                        "0.000000800000000000",
                        "BillingPeriodStart",
                        "2024-09-01 00:00:00",
                        "ChargePeriodStart",
                        "2024-09-18T22:00:00"));
        assertThat(content.header()).hasSize(44).startsWith("AvailabilityZone", "BilledCost");
        assertThat(content.inexact()).isEmpty();
        assertThat(content.sha256().toString())
                .contains("de1e38818cfc270c49a4a10c1c6758f989773782f2ffa791010ffd6622a01b28");
    }

    @Test
    void the_validators_sample_is_read_whole() {
        CollectedRows rows = new CollectedRows();

        ParquetFile.Content content =
                new ParquetFile(100).read(published("focus_validator/sample.parquet"), 1_000_000, rows);

        assertThat(content.header()).containsExactly("InvoiceIssuer", "ResourceID", "ChargeType");
        assertThat(rows.rows())
                .containsExactly(
                        Map.of("InvoiceIssuer", "test-entity-1", "ResourceID", "r1", "ChargeType", "Purchase"),
                        Map.of("InvoiceIssuer", "test-entity-2", "ResourceID", "r2", "ChargeType", "Adjustment"));
    }

    private static Path published(String name) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "skipped: the third-party data is not here; THIRD_PARTY_DATA may name it");
        return file;
    }
}
