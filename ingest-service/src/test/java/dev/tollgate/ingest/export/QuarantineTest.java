package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row must have to be counted, and that a row which has not is told with its place. */
class QuarantineTest {
    @TempDir
    Path folder = Path.of("none");

    @ParameterizedTest
    @CsvSource({
        "'$10,000.00', BAD_AMOUNT",
        "'1,5', BAD_AMOUNT",
        "'', MISSING_VALUE",
        "NULL, MISSING_VALUE",
        "abc, BAD_AMOUNT",
        "NaN, BAD_AMOUNT",
        "0x10, BAD_AMOUNT",
        "'1 1', BAD_AMOUNT",
        "1e999999999, TOO_MANY_DIGITS",
        "1e-41, TOO_MANY_DIGITS",
        "1234567890123456789012345678901, TOO_MANY_DIGITS"
    })
    void missing_is_not_good_an_amount_that_cannot_be_read_is_never_zero(String amount, RowReason reason) {
        PartReading part = read(Bills.row("AWS", "2026-09-01", "USD", "EC2", "\"" + amount + "\"", "1"));
        assertThat(part.quarantine()).containsExactly(new QuarantinedRow("part.csv", 2, "BilledCost", reason));
        assertThat(part.others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', BillingPeriodStart, MISSING_VALUE",
        "September, BillingPeriodStart, BAD_DATE",
        "2026-13-01, BillingPeriodStart, BAD_DATE",
        "2/30/2026, BillingPeriodStart, BAD_DATE",
        "01/09/2026, BillingPeriodStart, BAD_DATE",
        "1/12/26, BillingPeriodStart, BAD_DATE"
    })
    void a_period_that_cannot_be_read_is_no_period(String period, String column, RowReason reason) {
        PartReading part = read(Bills.row("AWS", period, "USD", "EC2", "1", "1"));
        assertThat(part.quarantine()).containsExactly(new QuarantinedRow("part.csv", 2, column, reason));
    }

    @ParameterizedTest
    @CsvSource({"usd, UNKNOWN_CURRENCY", "ZZZ, UNKNOWN_CURRENCY", "'', MISSING_VALUE", "US Dollar, UNKNOWN_CURRENCY"})
    void a_currency_that_nobody_knows_is_not_summed(String currency, RowReason reason) {
        PartReading part = read(Bills.row("AWS", "2026-09-01", currency, "EC2", "1", "1"));
        assertThat(part.quarantine()).containsExactly(new QuarantinedRow("part.csv", 2, "BillingCurrency", reason));
    }

    @Test
    void a_ragged_row_is_told_with_the_line_on_which_it_starts() {
        String spread = Bills.row("AWS", "2026-09-01", "USD", "\"two\nlines\"", "1", "1");
        PartReading part = read(spread + "AWS,1\n" + Bills.row("EC2", "2"));
        assertThat(part.quarantine()).containsExactly(new QuarantinedRow("part.csv", 4, "", RowReason.RAGGED));
        assertThat(part.rows()).isEqualTo(3);
        assertThat(part.setAsideRows()).isEqualTo(2);
    }

    @Test
    void a_text_that_the_database_could_not_hold_is_quarantined() {
        PartReading part = read(Bills.row("x".repeat(1_001), "1") + Bills.row("nul\0", "1"));
        assertThat(part.quarantine().stream().map(QuarantinedRow::reason))
                .containsExactly(RowReason.BAD_TEXT, RowReason.BAD_TEXT);
    }

    @Test
    void of_very_many_unreadable_rows_the_first_thousand_are_kept_and_all_are_counted() {
        PartReading part = read("AWS\n".repeat(1_500));
        assertThat(part.quarantine()).hasSize(Tally.MAX_QUARANTINE);
        assertThat(part.quarantinedRows()).isEqualTo(1_500);
    }

    @ParameterizedTest
    @CsvSource({
        "Google Cloud, 2026-09-01T07:00:00Z, 2026-09",
        "Google Cloud, 2026-09-01T00:00:00-07:00, 2026-09",
        "Google Cloud, 2026-09-01T00:00:00Z, 2026-09",
        "AWS, 2026-09-01T00:00:00Z, 2026-09",
        "aws, 2026-09-01 00:00:00, 2026-09",
        "Microsoft, 9/1/2026, 2026-09",
        "Microsoft, 2026-09-01, 2026-09"
    })
    void the_month_is_what_the_bill_says_in_the_providers_own_zone(String provider, String start, String period) {
        PartReading part = read(Bills.row(provider, start, "USD", "s", "1", "1"));
        assertThat(part.others().keySet()).allSatisfy(group -> {
            assertThat(group.periodText()).isEqualTo(period);
            assertThat(group.provider()).isPresent();
        });
        assertThat(part.others()).hasSize(1);
    }

    @Test
    void a_bill_of_focus_1_3_names_its_provider_in_another_column() {
        String content = Bills.HEADER.replace("ProviderName", "ServiceProviderName") + Bills.row("EC2", "1");
        PartReading part = readAll(content);
        assertThat(part.others().keySet().iterator().next().provider()).contains(dev.tollgate.kernel.ProviderId.AWS);
    }

    @Test
    void the_digest_is_of_every_byte_also_of_blank_lines_at_the_end() throws Exception {
        String content = Bills.HEADER + Bills.row("EC2", "1") + "\n\n\n";
        PartReading part = readAll(content);
        assertThat(part.sha256())
                .isEqualTo(dev.tollgate.kernel.Sha256.of(Files.readAllBytes(folder.resolve("part.csv"))));
        assertThat(part.rows()).isEqualTo(1);
    }

    private PartReading read(String rows) {
        return readAll(Bills.HEADER + rows);
    }

    private PartReading readAll(String content) {
        Path file = Bills.write(folder.resolve("part.csv"), content);
        return BillFiles.reading(CostBasis.ACTUAL, new WideLimits())
                .read(file, Optional.empty(), Long.MAX_VALUE)
                .reading();
    }

    @Test
    void a_limit_is_refused_before_the_heap_is_full() {
        Path file = Bills.write(
                folder.resolve("part.csv"), Bills.HEADER + Bills.row("EC2", "1").repeat(10_000));
        PartFiles reader = BillFiles.reading(CostBasis.ACTUAL, new WideLimits());
        List<Long> limits = List.of(1L, 1_000L, 100_000L);
        assertThat(limits).allSatisfy(limit -> assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ExportRefused.class, () -> reader.read(file, Optional.empty(), limit))
                        .reason())
                .isEqualTo(FailureReason.TOO_LARGE));
    }
}
