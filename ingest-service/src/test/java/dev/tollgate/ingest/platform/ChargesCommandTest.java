package dev.tollgate.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.Schemas;
import dev.tollgate.ingest.platform.parquet.Duck;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.adapter.command.CommandLines;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChargesCommandTest {
    private static final JsonSchema CHARGE = Schemas.schema("charge");

    @TempDir
    Path folder = Path.of("none");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void every_row_is_listed_with_its_place_and_what_the_mapping_makes_of_it() {
        Path bill = Bills.write(folder.resolve("bill.csv"), Bills.HEADER + Bills.row("EC2", "1.50"));

        assertThat(run("charges", bill.toString())).isZero();

        assertThat(out.toString())
                .isEqualTo("{\"file\":\"" + bill + "\",\"line\":2,\"format\":\"focus\",\"provider\":\"aws\","
                        + "\"billingPeriod\":\"2026-09\",\"day\":\"2026-09-03\",\"ProviderName\":\"AWS\","
                        + "\"BillingAccountId\":\"account-1\",\"SubAccountId\":\"sub-1\",\"ServiceName\":\"EC2\","
                        + "\"ChargeCategory\":\"Usage\",\"BillingCurrency\":\"USD\","
                        + "\"BilledCost\":\"1.5\",\"EffectiveCost\":\"1.5\"}\n");
        assertThat(err.toString()).isEqualTo(bill + ": 1 charges, 0 in quarantine\n");
    }

    @Test
    void a_row_that_cannot_be_read_is_told_with_its_place_and_exits_with_3() {
        Path bill = Bills.write(
                folder.resolve("bill.csv"),
                Bills.HEADER + Bills.row("EC2", "x") + Bills.row("EC2", "1") + "too,few\n"
                        + Bills.row("EC2", "9".repeat(31)));

        assertThat(run("charges", bill.toString())).isEqualTo(3);

        assertThat(listed()).extracting(charge -> charge.path("line").asInt()).containsExactly(3);
        assertThat(err.toString().lines())
                .containsExactly(
                        bill + ":2:BilledCost BAD_AMOUNT",
                        bill + ":4:- RAGGED",
                        bill + ":5:BilledCost TOO_MANY_DIGITS",
                        bill + ": 1 charges, 3 in quarantine");
    }

    @Test
    void a_sum_with_more_digits_than_we_hold_is_refused_and_never_rounded() {
        String header = "billing_account_id,service.description,usage_start_time,cost,currency,invoice.month,credits\n";
        Path bill = Bills.write(
                folder.resolve("gcp.csv"),
                header + "a,Compute,2026-09-03T00:00:00Z," + "9".repeat(30) + ",USD,202609,\"[{\"\"amount\"\":1}]\"\n");

        assertThat(run("charges", bill.toString())).isEqualTo(3);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(bill + ":2:cost TOO_MANY_DIGITS\n");
    }

    @Test
    void a_file_that_is_no_bill_is_told_and_the_others_are_still_listed() {
        Path bad = Bills.write(folder.resolve("bad.csv"), "a,b\n1,2\n");
        Path good = Bills.write(folder.resolve("good.csv.gz"), Bills.HEADER + Bills.row("EC2", "1"));

        assertThat(run("charges", bad.toString(), good.toString())).isEqualTo(3);

        assertThat(listed()).hasSize(1);
        assertThat(err.toString()).contains(bad + ": UNKNOWN_FORMAT: bad.csv: the header is that of no bill we know");
    }

    @Test
    void charges_come_in_the_order_of_the_rows_however_large_the_file_is() {
        int rows = 60_000;
        StringBuilder text = new StringBuilder(Bills.HEADER);
        IntStream.range(0, rows).forEach(i -> text.append(Bills.row("S" + i, "1")));
        Path csv = Bills.write(folder.resolve("large.csv"), text.toString());
        assertThat(text.length()).as("more than one chunk").isGreaterThan(4 << 20);
        Path parquet = Duck.write(
                folder.resolve("large.parquet"),
                "SELECT 'AWS' AS ProviderName, DATE '2026-09-01' AS BillingPeriodStart, 'USD' AS BillingCurrency,"
                        + " DATE '2026-09-03' AS ChargePeriodStart, 'a' AS BillingAccountId,"
                        + " 'S' || i AS ServiceName, 'Usage' AS ChargeCategory, i::DECIMAL(18,2) AS BilledCost"
                        + " FROM range(" + rows + ") t(i)",
                "ROW_GROUP_SIZE 4096");

        assertThat(run("charges", csv.toString())).isZero();
        assertThat(lines()).isEqualTo(IntStream.range(2, rows + 2).boxed().toList());
        out.getBuffer().setLength(0);
        assertThat(run("charges", parquet.toString())).isZero();
        assertThat(lines()).isEqualTo(IntStream.range(1, rows + 1).boxed().toList());
    }

    @Test
    void a_bill_of_which_every_newline_may_be_text_is_listed_once() {
        int rows = 40_000;
        StringBuilder text = new StringBuilder(Bills.HEADER);
        IntStream.range(0, rows).forEach(i -> text.append(Bills.row("\"S\n" + "\n".repeat(60) + i + "\"", "1")));
        Path csv = Bills.write(folder.resolve("newlines.csv"), text.toString());

        assertThat(run("charges", csv.toString())).isZero();
        assertThat(lines())
                .isEqualTo(IntStream.range(0, rows).map(i -> 2 + 62 * i).boxed().toList());
    }

    @Test
    void wrong_usage_lists_nothing() {
        Path bill = Bills.write(folder.resolve("bill.csv"), Bills.HEADER + Bills.row("EC2", "1"));
        assertThat(run("charges")).isEqualTo(2);
        assertThat(run("charges", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(run("charges", "--basis", "list", bill.toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void missing_is_not_good_charges_that_nobody_could_take_exit_with_3() {
        Path bill = Bills.write(folder.resolve("bill.csv"), Bills.HEADER + Bills.row("EC2", "1"));
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("the disk is full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int code = CommandLines.run(
                new IngestCommands(), new PrintWriter(full), new PrintWriter(err), "charges", bill.toString());
        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).contains("an unexpected error of ours; nothing is proven");
    }

    @Test
    void a_charge_with_one_wrong_value_breaks_the_schema() {
        Path bill = Bills.write(folder.resolve("bill.csv"), Bills.HEADER + Bills.row("EC2", "1.5"));
        assertThat(run("charges", bill.toString())).isZero();
        String charge = out.toString();
        assertThat(Schemas.mistakes(CHARGE, charge)).isEmpty();
        for (var wrong : Map.of(
                        "\"1.5\"", "1.5",
                        "\"line\":2", "\"line\":0",
                        "\"day\":\"2026-09-03\"", "\"day\":\"2026-09-03T00:00:00Z\"",
                        "\"billingPeriod\":\"2026-09\"", "\"billingPeriod\":\"2026-09-01\"",
                        "\"provider\":\"aws\"", "\"provider\":\"oracle\"",
                        "\"ServiceName\":\"EC2\"", "\"ServiceName\":\"\"",
                        "\"ServiceName\"", "\"Service\"",
                        "\"USD\"", "\"US Dollar\"",
                        "\"BilledCost\":\"1.5\",\"EffectiveCost\"", "\"ListCost\"")
                .entrySet()) {
            assertThat(charge).contains(wrong.getKey());
            assertThat(Schemas.mistakes(CHARGE, charge.replace(wrong.getKey(), wrong.getValue())))
                    .as(wrong.getValue())
                    .isNotEmpty();
        }
    }

    /** Two ways through the same mapping: what is listed is what is counted. */
    @Test
    void money_is_exact_the_charges_of_every_published_bill_obey_the_schema_and_add_up_to_its_totals()
            throws Exception {
        Path data = Path.of(System.getenv().getOrDefault("THIRD_PARTY_DATA", "../../shared/data"));
        assumeTrue(Files.exists(data), "skipped: the third-party data is not here; THIRD_PARTY_DATA may name it");
        List<String> withCharges = new ArrayList<>();
        for (Path bill : bills(data)) {
            out.getBuffer().setLength(0);
            boolean whole = run("charges", bill.toString()) == 0;
            List<JsonNode> charges = listed();
            for (JsonNode charge : charges) {
                assertThat(Schemas.mistakes(CHARGE, charge.toString()))
                        .as("%s", bill)
                        .isEmpty();
            }
            if (!charges.isEmpty()) {
                withCharges.add(data.relativize(bill).toString());
            }
            out.getBuffer().setLength(0);
            int code = run("totals", "--json", bill.toString());
            assertThat(code == 0).as("%s", bill).isEqualTo(whole);
            assertThat(billed(charges)).as("%s", bill).isEqualTo(counted());
        }
        assertThat(withCharges)
                .contains(
                        "focus/focus_sample_1000.csv",
                        "focus/focus_sample_1000.duckdb-snappy.parquet",
                        "focus_converters/sample-anonymous-aws-export-dataset.csv",
                        "focus_converters/sample-anonymous-ea-export-dataset.csv",
                        "koku/gcp/2022-08-01_5.csv",
                        "nise/aws-cur-2026-09-static.csv",
                        "nise/azure-2026-09-static.csv",
                        "opencost-azure/headersets/PayAsYouGo.csv");
    }

    private static List<Path> bills(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".csv") || file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> billed(List<JsonNode> charges) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode charge : charges) {
            if (charge.has("BilledCost")) {
                String name = charge.path("provider")
                        .asText(charge.path("ProviderName").asText());
                String group = name + " " + charge.path("billingPeriod").asText() + " "
                        + charge.path("BillingCurrency").asText();
                sums.merge(group, new BigDecimal(charge.path("BilledCost").asText()), BigDecimal::add);
            }
        }
        Map<String, String> plain = new TreeMap<>();
        sums.forEach((group, sum) -> plain.put(group, ExactDecimal.plain(sum)));
        return plain;
    }

    private Map<String, String> counted() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (JsonNode sum : Json.mapper().readTree(out.toString()).path("totals")) {
            if (sum.path("metric").asText().equals("BilledCost")) {
                String name =
                        sum.path("provider").asText(sum.path("providerName").asText());
                String group = name + " " + sum.path("billingPeriod").asText() + " "
                        + sum.path("total").path("currency").asText();
                sums.put(group, sum.path("total").path("amount").asText());
            }
        }
        return sums;
    }

    private List<Integer> lines() {
        return listed().stream().map(charge -> charge.path("line").asInt()).toList();
    }

    private List<JsonNode> listed() {
        return out.toString()
                .lines()
                .map(line -> {
                    try {
                        return Json.mapper().readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    private int run(String... arguments) {
        return CommandLines.run(new IngestCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
