package dev.tollgate.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.platform.parquet.Duck;
import dev.tollgate.kernel.adapter.command.CommandLines;
import io.restassured.path.json.JsonPath;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path folder = Path.of("none");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void totals_of_a_whole_bill_exit_with_0_and_show_every_digit() {
        Path bill = Bills.write(
                folder.resolve("bill.csv"),
                Bills.HEADER + Bills.row("EC2", "0.1") + Bills.row("EC2", "0.2") + Bills.row("S3", "1e-28"));
        assertThat(run("totals", bill.toString())).isZero();
        assertThat(out.toString())
                .contains("provider  period   format  metric         currency                           total  rows")
                .contains("aws       2026-09  focus   BilledCost     USD       0.3000000000000000000000000001     3")
                .contains("3 rows read, 0 in quarantine");
    }

    @Test
    void each_total_names_the_columns_of_the_bill_that_it_came_from() {
        Path bill = Bills.write(
                folder.resolve("cur.csv"),
                "bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/UnblendedCost,"
                        + "lineItem/CurrencyCode,lineItem/UsageStartDate,reservation/EffectiveCost\n"
                        + "1,2026-09-01T00:00:00Z,Usage,5,USD,2026-09-03T00:00:00Z,\n");
        assertThat(run("totals", bill.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "BilledCost of aws-cur is lineItem/UnblendedCost\n",
                        // Of the table's sources those whose columns this bill has.
                        "EffectiveCost of aws-cur is reservation/EffectiveCost; '0'; lineItem/UnblendedCost\n");
        out.getBuffer().setLength(0);
        assertThat(run("totals", "--json", bill.toString())).isZero();
        JsonPath json = JsonPath.from(out.toString());
        assertThat(json.getString("totals[0].format")).isEqualTo("aws-cur");
        assertThat(json.getString("totals[0].source")).isEqualTo("lineItem/UnblendedCost");
        assertThat(json.getString("files[0].format")).isEqualTo("aws-cur");
        assertThat(json.getList("inexact")).isEmpty();
    }

    @Test
    void a_focus_total_is_the_column_of_its_name_and_needs_no_line_that_says_so() {
        Path bill = Bills.write(folder.resolve("bill.csv"), Bills.HEADER + Bills.row("EC2", "1"));
        assertThat(run("totals", bill.toString())).isZero();
        assertThat(out.toString()).doesNotContain(" of focus is ");
        out.getBuffer().setLength(0);
        assertThat(run("totals", "--json", bill.toString())).isZero();
        assertThat(JsonPath.from(out.toString()).getString("totals[0].source")).isEqualTo("BilledCost");
    }

    @Test
    void money_is_exact_a_total_of_binary_floating_point_says_that_it_is_none() {
        Path bill = Duck.write(
                folder.resolve("bill.parquet"),
                "SELECT 'AWS' AS ProviderName, DATE '2026-09-01' AS BillingPeriodStart, 'USD' AS BillingCurrency,"
                        + " DATE '2026-09-03' AS ChargePeriodStart, 'a' AS BillingAccountId, 'EC2' AS ServiceName,"
                        + " 'Usage' AS ChargeCategory, 0.1::DOUBLE + 0.2::DOUBLE AS BilledCost, 0.1::DECIMAL(18,2) AS EffectiveCost"
                        + " FROM range(3)",
                "CODEC 'uncompressed'");
        assertThat(run("totals", bill.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "more digits than its binary floating point surely keeps, summed as written: aws 2026-09 BilledCost\n")
                .doesNotContain("aws 2026-09 EffectiveCost");
        out.getBuffer().setLength(0);
        assertThat(run("totals", "--json", bill.toString())).isZero();
        assertThat(JsonPath.from(out.toString()).getList("inexact")).containsExactly("aws 2026-09 BilledCost");
    }

    @Test
    void a_limit_that_is_no_number_is_wrong_usage_and_nothing_is_read() {
        Path bill = Bills.write(folder.resolve("bill.csv"), Bills.HEADER + Bills.row("EC2", "1"));
        System.setProperty("tollgate.ingest.limits.columns", "many");
        try {
            assertThat(run("totals", bill.toString())).as(err.toString()).isEqualTo(2);
        } finally {
            System.clearProperty("tollgate.ingest.limits.columns");
        }
        assertThat(err.toString()).contains("tollgate.ingest.limits.columns");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void missing_is_not_good_totals_that_leave_a_row_out_exit_with_3_and_say_which() {
        Path bill =
                Bills.write(folder.resolve("bill.csv"), Bills.HEADER + Bills.row("EC2", "1") + Bills.row("EC2", "x"));
        assertThat(run("totals", "--json", bill.toString())).isEqualTo(3);
        JsonPath json = JsonPath.from(out.toString());
        assertThat(json.getBoolean("whole")).isFalse();
        assertThat(json.getString("totals[0].total.amount")).isEqualTo("1");
        assertThat(json.getString("quarantine[0].reason")).isEqualTo("BAD_AMOUNT");
        assertThat(json.getInt("quarantine[0].line")).isEqualTo(3);
    }

    @Test
    void missing_is_not_good_totals_of_an_unreadable_file_exit_with_3_and_still_sum_the_others() {
        Path good = Bills.write(folder.resolve("good.csv"), Bills.HEADER + Bills.row("EC2", "1"));
        Path bad = Bills.write(folder.resolve("bad.csv"), "a,b\n");
        assertThat(run("totals", good.toString(), bad.toString())).isEqualTo(3);
        assertThat(out.toString()).contains("not counted: " + bad + " UNKNOWN_FORMAT");
    }

    @Test
    void once_the_same_content_in_two_files_counts_once_and_is_told() {
        Path one = Bills.write(folder.resolve("one.csv"), Bills.HEADER + Bills.row("EC2", "1"));
        Path two = Bills.write(folder.resolve("two.csv.gz"), Bills.HEADER + Bills.row("EC2", "1"));
        assertThat(run("totals", "--json", one.toString(), two.toString())).isZero();
        assertThat(JsonPath.from(out.toString()).getString("totals[0].total.amount"))
                .isEqualTo("1");
        assertThat(JsonPath.from(out.toString()).getString("files[1].repeats")).isEqualTo("one.csv");
    }

    @Test
    void a_file_that_does_not_exist_is_wrong_usage_and_nothing_is_printed() {
        assertThat(run("totals", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("there is no file", "--help");
    }

    @Test
    void every_command_has_help_and_a_wrong_option_is_wrong_usage() {
        assertThat(run("--help")).isZero();
        assertThat(run("totals", "--help")).isZero();
        assertThat(run("charges", "--help")).isZero();
        assertThat(run("generate", "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "Usage: ingest-service totals", "Usage: ingest-service charges", "--providers", "Exit codes:");
        assertThat(run("generate", "--nothing")).isEqualTo(2);
        assertThat(run("generate", "--out", folder.toString(), "--providers", "oracle"))
                .isEqualTo(2);
        assertThat(run("generate", "--out", folder.toString(), "--month", "September"))
                .isEqualTo(2);
        assertThat(run("generate", "--out", folder.toString(), "--rows", "-1")).isEqualTo(2);
        assertThat(run("nothing")).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothing_dangerous_by_default_generate_never_writes_over_a_bill() {
        assertThat(run("generate", "--rows", "10", "--out", folder.toString())).isZero();
        assertThat(out.toString()).contains("aws      10 rows, statement ");
        assertThat(run("generate", "--rows", "20", "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is a bill already");
    }

    @Test
    void a_place_that_cannot_be_written_is_wrong_usage_and_no_bill_is_written() {
        Path file = Bills.write(folder.resolve("file"), "no folder");
        Bills.write(folder.resolve("azure"), "no folder either");
        assertThat(run("generate", "--out", file.toString())).isEqualTo(2);
        assertThat(run("generate", "--out", file.resolve("below").toString())).isEqualTo(2);
        assertThat(run("generate", "--providers", "aws,azure", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(folder.resolve("aws")).isEmptyDirectory();
        assertThat(err.toString().lines().filter(line -> !line.startsWith("Try ")))
                .hasSize(3)
                .allMatch(line -> line.startsWith("generate: cannot write to " + folder));
    }

    @Test
    void money_is_never_lost_totals_of_a_file_with_a_quote_left_open_exit_with_3_and_say_where() {
        String header = "BilledCost,BillingCurrency,BillingPeriodStart,ChargePeriodStart,BillingAccountId,"
                + "ChargeCategory,ProviderName,ServiceName,Tags\n";
        String row = ",USD,2026-09-01,2026-09-02,a,Usage,AWS,EC2,";
        Path bill = Bills.write(
                folder.resolve("bill.csv"),
                header + "1.5" + row + "\n2.5" + row + "\"unclosed\n100" + row + "\n200" + row + "\n");
        assertThat(run("totals", bill.toString())).isEqualTo(3);
        assertThat(out.toString()).contains("not counted: " + bill + " NOT_CSV", "begins on line 3");
    }

    @Test
    void money_is_exact_totals_of_the_published_focus_sample_tell_every_provider_apart() {
        Path sample = Path.of(System.getenv().getOrDefault("THIRD_PARTY_DATA", "../../shared/data"))
                .resolve("focus/focus_sample_1000.csv");
        assumeTrue(Files.exists(sample), "skipped: the third-party data is not here; THIRD_PARTY_DATA may name it");
        assertThat(run("totals", "--json", sample.toString())).isZero();
        JsonPath json = JsonPath.from(out.toString());
        assertThat(json.getList("totals.findAll { it.metric == 'BilledCost' }.total.amount"))
                .containsExactly("0.29707392473", "0.24", "18.0066386184", "1.97651418586");
        assertThat(json.getList("totals.findAll { it.metric == 'BilledCost' }.providerName"))
                .containsExactly("Oracle", "Oracle", "aws", "azure");
        assertThat(json.<String>getList("totals.findAll { it.metric == 'BilledCost' }.total.amount").stream()
                        .map(java.math.BigDecimal::new)
                        .reduce(java.math.BigDecimal::add))
                .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("20.52022672899"));
        assertThat(json.getList("incomplete")).contains("Oracle 2024-09 ContractedCost");
    }

    private int run(String... arguments) {
        return CommandLines.run(new IngestCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
