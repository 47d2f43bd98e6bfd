package dev.tollgate.ingest.export.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.export.CellSums;
import dev.tollgate.ingest.export.PartReading;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.ProviderId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingBytesTest {
    private static final String HEADER = "ProviderName,BillingPeriodStart,BillingCurrency,ChargePeriodStart,"
            + "BillingAccountId,ServiceName,ChargeCategory,BilledCost,EffectiveCost\n";
    private static final List<String> AMOUNTS = List.of(
            "0",
            "-0.00000008",
            "123456789012345678901234567890.1234567890123456789012345678901234567890",
            "1e-40",
            "99999999999999999999",
            "-7");

    @Test
    void money_is_exact_a_stored_reading_is_read_back_to_the_last_digit(@TempDir Path folder) throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            Path file = Files.writeString(folder.resolve("part-" + seed + ".csv"), bill(new Random(seed)));
            PartReading read = BillFiles.reading(CostBasis.ACTUAL, new WideLimits())
                    .read(file, Optional.of(new Scope(ProviderId.AWS, BillingPeriod.of("2026-09"))), Long.MAX_VALUE)
                    .reading();
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            ReadingBytes.write(read, stored);
            PartReading back = ReadingBytes.read(new ByteArrayInputStream(stored.toByteArray()));
            assertThat(words(back)).as("seed %d", seed).isEqualTo(words(read));
            assertThat(back.quarantinedRows()).isPositive();
            assertThat(back.others()).isNotEmpty();
        }
    }

    private static String bill(Random random) {
        StringBuilder bill = new StringBuilder(HEADER);
        for (int row = 0; row < 200; row++) {
            bill.append(random.nextInt(5) == 0 ? "Oracle" : "AWS").append(",2026-09-01,");
            bill.append(random.nextInt(9) == 0 ? "XYZ" : "USD").append(",2026-09-0");
            bill.append(1 + random.nextInt(9)).append(",acct-").append(random.nextInt(3));
            bill.append(",Dienst \uD83D\uDCB6 ").append(random.nextInt(4)).append(",Usage,");
            bill.append(AMOUNTS.get(random.nextInt(AMOUNTS.size()))).append(',');
            bill.append(random.nextBoolean() ? "1.5" : "NULL").append('\n');
        }
        return bill.toString();
    }

    /** A reading in words, since sums are compared by what they are and not by which object holds them. */
    private static List<Object> words(PartReading reading) {
        Map<String, String> sums = new TreeMap<>();
        reading.cells().forEach((cell, one) -> sums.put(cell.toString(), words(one)));
        reading.others().forEach((group, one) -> sums.put(group.toString(), words(one)));
        Map<Long, Long> samples = new TreeMap<>();
        for (long hash : reading.sketch().hashes()) {
            samples.put(hash, reading.sketch().count(hash));
        }
        return List.of(
                reading.name(),
                reading.sha256(),
                reading.sources(),
                reading.inexact(),
                reading.fileSha256(),
                reading.rows(),
                reading.quarantinedRows(),
                reading.quarantine(),
                reading.format(),
                reading.fields(),
                reading.invoicedRows(),
                sums,
                reading.sketch().reach(),
                samples);
    }

    private static String words(CellSums sums) {
        List<String> words = new ArrayList<>(List.of(String.valueOf(sums.rows())));
        for (CostMetric metric : CostMetric.values()) {
            words.add(sums.present(metric) + " " + ExactDecimal.plain(sums.soFar(metric)));
        }
        return String.join(", ", words);
    }
}
