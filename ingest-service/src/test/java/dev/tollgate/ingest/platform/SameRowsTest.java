package dev.tollgate.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.Overlap;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.parquet.Duck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows are the same rows, however another kind of file writes them. */
class SameRowsTest {
    private static final int ROWS = 20;

    @TempDir
    Path folder = Path.of("none");

    @Test
    void facts_count_once_an_export_beside_itself_as_parquet_and_as_json_lines_is_told() {
        Path csv = Bills.write(
                folder.resolve("a.csv"),
                "Extra,ProviderName,BillingPeriodStart,BillingCurrency,ChargePeriodStart,BillingAccountId,ServiceName,"
                        + "ChargeCategory,BilledCost,EffectiveCost,ResourceId\n"
                        + rows("x,AWS,2026-09-01 00:00:00,USD,2026-09-03 %02d:00:00,a,EC2,Usage,%d.50,NULL, r%d \n"));
        Path parquet = Duck.write(
                folder.resolve("b.parquet"),
                "SELECT 'r' || i AS ResourceId, 'AWS' AS ProviderName, DATE '2026-09-01' AS BillingPeriodStart,"
                        + " 'USD' AS BillingCurrency, TIMESTAMPTZ '2026-09-03 00:00:00+00' + INTERVAL (i) HOUR AS"
                        + " ChargePeriodStart, 'a' AS BillingAccountId, 'EC2' AS ServiceName, 'Usage' AS ChargeCategory,"
                        + " (i + 0.5)::DECIMAL(38,12) AS BilledCost, NULL::DECIMAL(18,2) AS EffectiveCost"
                        + " FROM range(" + ROWS + ") t(i)",
                "CODEC 'snappy'");
        Path json = Bills.write(
                folder.resolve("c.json"),
                rows(
                        "{\"ProviderName\":\"AWS\",\"BillingPeriodStart\":\"2026-09-01T00:00Z\",\"BillingCurrency\":\"USD\","
                                + "\"ChargePeriodStart\":\"2026-09-03T%02d:00:00.000Z\",\"BillingAccountId\":\"a\","
                                + "\"ServiceName\":\"EC2\",\"ChargeCategory\":\"Usage\",\"BilledCost\":%d.5e0,"
                                + "\"EffectiveCost\":null,\"ResourceId\":\"r%d\"}\n"));

        assertThat(overlap(csv, parquet)).contains(new Overlap(csv.toString(), parquet.toString(), ROWS));
        assertThat(overlap(parquet, json)).contains(new Overlap(parquet.toString(), json.toString(), ROWS));
    }

    @Test
    void rows_that_differ_in_their_hour_or_their_last_digit_are_no_overlap() {
        String header =
                "ProviderName,BillingPeriodStart,BillingCurrency,ChargePeriodStart,BillingAccountId,ServiceName,"
                        + "ChargeCategory,BilledCost\n";
        Path one = Bills.write(
                folder.resolve("a.csv"), header + rows("AWS,2026-09-01,USD,2026-09-03T%02d:00:00Z,a,EC2,Usage,%d.5\n"));
        Path halfAnHourLater = Bills.write(
                folder.resolve("b.csv"), header + rows("AWS,2026-09-01,USD,2026-09-03T%02d:30:00Z,a,EC2,Usage,%d.5\n"));
        Path dearer = Bills.write(
                folder.resolve("c.csv"),
                header + rows("AWS,2026-09-01,USD,2026-09-03T%02d:00:00Z,a,EC2,Usage,%d.50001\n"));

        assertThat(overlap(one, halfAnHourLater)).isEmpty();
        assertThat(overlap(one, dearer)).isEmpty();
    }

    private static String rows(String pattern) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> String.format(pattern, i, i, i))
                .collect(Collectors.joining());
    }

    private static Optional<Overlap> overlap(Path... files) {
        IngestConfig.Limits limits = new WideLimits();
        return new TotallingFiles(BillFiles.reading(CostBasis.ACTUAL, limits), limits.decompressedBytes())
                .total(List.of(files))
                .overlap();
    }
}
