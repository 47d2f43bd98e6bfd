package dev.tollgate.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.export.SetAside;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratingDropTest {
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");

    @TempDir
    Path out = Path.of("none");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 9, 100, 3_001})
    void you_can_check_it_yourself_rows_add_up_to_what_tariff_and_usage_state(long rows) throws Exception {
        for (ProviderId provider : ProviderId.tierOne()) {
            var one = new GeneratingDrop(out, SEPTEMBER, rows, rows).generate(provider);
            assertThat(sumOf(one.folder())).isEqualTo(one.stated());
        }
    }

    @Test
    void you_can_check_it_yourself_an_altered_row_no_longer_adds_up() throws Exception {
        var one = new GeneratingDrop(out, SEPTEMBER, 50, 3).generate(ProviderId.AWS);
        Path part = one.folder().resolve("part-1.csv");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(part));
        lines.set(7, "9" + lines.get(7));
        Files.write(part, lines);
        assertThat(sumOf(one.folder())).isNotEqualTo(one.stated());
    }

    @Test
    void the_same_arguments_give_the_same_bytes_and_another_seed_other_ones() throws Exception {
        var first = new GeneratingDrop(out.resolve("1"), SEPTEMBER, 40, 5).generate(ProviderId.GCP);
        var again = new GeneratingDrop(out.resolve("2"), SEPTEMBER, 40, 5).generate(ProviderId.GCP);
        var other = new GeneratingDrop(out.resolve("3"), SEPTEMBER, 40, 6).generate(ProviderId.GCP);
        for (String file : List.of("part-1.csv", "part-2.csv.gz", "statement.json", "manifest.json")) {
            assertThat(again.folder().resolve(file))
                    .hasSameBinaryContentAs(first.folder().resolve(file));
        }
        assertThat(other.stated()).isNotEqualTo(first.stated());
    }

    private static Money sumOf(Path folder) {
        var reader = BillFiles.reading(CostBasis.ACTUAL, new dev.tollgate.ingest.WideLimits());
        var totals = new TotallingFiles(reader, Long.MAX_VALUE)
                .total(List.of(folder.resolve("part-1.csv"), folder.resolve("part-2.csv.gz")));
        assertThat(totals.isWhole()).isTrue();
        return totals.sums().stream()
                .filter(sum -> sum.metric() == CostMetric.BILLED_COST)
                .map(SetAside::total)
                .reduce(Money::plus)
                .orElseThrow();
    }
}
