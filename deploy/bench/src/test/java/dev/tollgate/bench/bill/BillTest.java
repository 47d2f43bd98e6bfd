package dev.tollgate.bench.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is the same on every machine, and both sides agree on it to the last digit. */
class BillTest {
    @TempDir
    Path folder = Path.of("none");

    @Test
    void the_bills_have_the_widths_that_are_told() {
        assertThat(Bill.FOCUS.columns()).hasSize(44).doesNotHaveDuplicates();
        assertThat(Bill.CUR.columns()).hasSize(130).doesNotHaveDuplicates();
    }

    @Test
    void the_same_bill_comes_out_each_time() throws IOException {
        Path first = Bill.CUR.csv(folder.resolve("first"), 50);
        Path second = Bill.CUR.csv(folder.resolve("second"), 50);
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Files.readAllLines(first)).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    void both_sides_add_up_the_same_digits() throws Exception {
        Path file = Bill.FOCUS.csv(folder, 5_000);
        try (DuckDb database = new DuckDb(Bill.FOCUS, false)) {
            Side.Answer theirs = database.read(file);
            Side.Answer ours = new Tollgate().read(file);
            assertThat(ours.rows()).isEqualTo(theirs.rows()).isEqualTo(5_000);
            assertThat(ours.cells()).isEqualTo(theirs.cells());
            assertThat(ours.totals().keySet()).isEqualTo(theirs.totals().keySet());
            for (Map.Entry<String, java.math.BigDecimal> total : theirs.totals().entrySet()) {
                assertThat(ours.totals().get(total.getKey())).isEqualByComparingTo(total.getValue());
            }
        }
    }

    @Test
    void medians_and_ratios_are_worked_out_from_the_rounds() {
        Times fast = Times.of(java.util.List.of(3_000_000_000L, 1_000_000_000L, 2_000_000_000L));
        assertThat(fast).isEqualTo(new Times(2_000_000_000L, 1_000_000_000L));
        assertThat(fast.perSecond(1_000_000)).isEqualTo(500_000);
        assertThat(fast.timesFasterThan(new Times(2_500_000_000L, 0))).isEqualTo("1.25");
        assertThat(Times.seconds(1_234_999_999L)).isEqualTo("1.234 s");
    }
}
