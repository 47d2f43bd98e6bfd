package dev.tollgate.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.kernel.adapter.command.CommandLines;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final Map<String, String> GOOD = new TreeMap<>(Map.ofEntries(
            Map.entry("BilledCost", "10"),
            Map.entry("BillingAccountId", "account-1"),
            Map.entry("BillingAccountName", "Account One"),
            Map.entry("BillingCurrency", "USD"),
            Map.entry("BillingPeriodEnd", "2026-10-01T00:00:00Z"),
            Map.entry("BillingPeriodStart", "2026-09-01T00:00:00Z"),
            Map.entry("ChargeCategory", "Usage"),
            Map.entry("ChargeClass", ""),
            Map.entry("ChargeDescription", "An hour of a machine"),
            Map.entry("ChargeFrequency", "Usage-Based"),
            Map.entry("ChargePeriodEnd", "2026-09-03T01:00:00Z"),
            Map.entry("ChargePeriodStart", "2026-09-03T00:00:00Z"),
            Map.entry("ContractedCost", "10"),
            Map.entry("EffectiveCost", "10"),
            Map.entry("InvoiceId", "invoice-1"),
            Map.entry("InvoiceIssuerName", "Cloud"),
            Map.entry("ListCost", "15"),
            Map.entry("ListUnitPrice", "3"),
            Map.entry("PricingQuantity", "5"),
            Map.entry("PricingUnit", "Hours"),
            Map.entry("ProviderName", "Cloud"),
            Map.entry("PublisherName", "Cloud"),
            Map.entry("ServiceCategory", "Compute"),
            Map.entry("ServiceName", "Machines"),
            Map.entry("ServiceSubcategory", "Virtual Machines")));

    @TempDir
    Path folder = Path.of("none");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_bill_that_keeps_the_specification_exits_with_0_and_says_what_was_proven() {
        assertThat(run("validate", bill(GOOD).toString())).isZero();
        assertThat(out.toString()).isEqualTo("""
                        %s: judged as FOCUS 1.2
                        1 rows judged
                        85 rules hold, 0 are broken, 106 were not put to the test (--json says why)
                        errors: 0, limit 0
                        warnings: 0, no limit
                        PASSED
                        """.formatted(folder.resolve("bill.csv")));
    }

    @Test
    void a_bill_that_breaks_rules_exits_with_1_and_names_them_worst_first_without_a_cells_text() {
        Path bill = bill(with("BillingCurrency", "secret"), with("BillingCurrency", "secret"), with("ListCost", "16"));
        assertThat(run("validate", bill.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("""
                        severity  rule                     broken  first at    what it asks
                        error     BillingCurrency-C-003-M  2 of 3  lines 2, 3  BillingCurrency: The code has three\
                         capital letters.
                        error     ListCost-C-009-C         1 of 3  line 4      ListCost: ListUnitPrice × \
                        PricingQuantity is the cost, to the last digit: the specification names no rounding. \
                        Corrections are free.
                        """)
                .contains("errors: 3, limit 0, exceeded\n", "FAILED\n")
                .doesNotContain("secret");
    }

    @Test
    void a_limit_that_is_not_exceeded_exits_with_0_and_one_of_warnings_can_fail() {
        String bill =
                bill(with("ListCost", "16"), with("ChargeDescription", "")).toString();
        assertThat(run("validate", bill)).isEqualTo(1);
        assertThat(run("validate", "--limit", "error=1", bill)).isZero();
        assertThat(run("validate", "--limit", "error=none", bill)).isZero();
        assertThat(run("validate", "--limit", "error=1", "--limit", "warning=0", bill))
                .isEqualTo(1);
        assertThat(run("validate", "--rule", "ChargeDescription-C-003-O", bill)).isZero();
        assertThat(run("validate", "--rule", "ListCost-C-009-C", bill)).isEqualTo(1);
    }

    @Test
    void the_json_says_of_every_rule_what_became_of_it() {
        Path bill = bill(with("ListCost", "16"), GOOD);
        assertThat(run("validate", "--json", bill.toString())).isEqualTo(1);
        JsonPath json = JsonPath.from(out.toString());
        assertThat(json.getString("conclusion")).isEqualTo("FAILED");
        assertThat(json.getString("focusVersion")).isEqualTo("1.2");
        assertThat(json.getString("headerFits")).isEqualTo("1.2");
        assertThat(json.getLong("rows")).isEqualTo(2);
        assertThat(json.getMap("failed")).isEqualTo(Map.of("error", 1, "warning", 0));
        assertThat(json.getMap("limits")).isEqualTo(Map.of("error", 0));
        assertThat(json.getList("rules")).hasSize(191);
        assertThat(json.getString("rules[0].id")).isEqualTo("ListCost-C-009-C");
        assertThat(json.getString("rules[0].section")).isEqualTo("List Cost");
        assertThat(json.getString("rules[0].outcome")).isEqualTo("failed");
        assertThat(json.getLong("rules[0].judged")).isEqualTo(2);
        assertThat(json.getList("rules[0].lines")).containsExactly(2);
        assertThat(json.getString("rules.find { it.id == 'Tags-C-001-M' }.note"))
                .isEqualTo("the header lacks Tags");
    }

    @Test
    void the_junit_xml_has_a_test_for_each_rule_and_one_for_the_reading() throws Exception {
        Path xml = folder.resolve("junit.xml");
        Path bill = bill(with("ListCost", "16"), with("ChargeDescription", ""));
        assertThat(run("validate", "--junit", xml.toString(), bill.toString())).isEqualTo(1);
        XmlPath suite = XmlPath.from(Files.readString(xml));
        assertThat(suite.getInt("testsuite.@tests")).isEqualTo(192);
        assertThat(suite.getInt("testsuite.@failures")).isEqualTo(1);
        assertThat(suite.getInt("testsuite.@errors")).isZero();
        assertThat(suite.getInt("testsuite.@skipped")).isEqualTo(107);
        assertThat(suite.getString("testsuite.testcase.find { it.@name == 'ListCost-C-009-C' }.failure.@message"))
                .startsWith("broken 1 of 2, first at line 2: ");
        assertThat(suite.getString(
                        "testsuite.testcase.find { it.@name == 'ChargeDescription-C-003-O' }.skipped.@message"))
                .startsWith("within the limit: broken 1 of 2, first at line 3: ");
    }

    @Test
    void missing_is_not_good_a_ragged_row_exits_with_3_and_is_an_error_in_the_junit_xml() throws Exception {
        Path xml = folder.resolve("junit.xml");
        Path bill = bill(GOOD);
        Files.writeString(bill, Files.readString(bill) + "one,two\n");
        assertThat(run("validate", "--junit", xml.toString(), bill.toString())).isEqualTo(3);
        assertThat(out.toString())
                .contains("1 rows judged, 1 not judged: their width is not the header's, first on line 3\n");
        assertThat(XmlPath.from(Files.readString(xml)).getInt("testsuite.@errors"))
                .isEqualTo(1);
    }

    @Test
    void missing_is_not_good_a_file_that_cannot_be_read_exits_with_3_and_says_why() throws Exception {
        Path xml = folder.resolve("junit.xml");
        Path zipped = Bills.write(folder.resolve("bill.csv.gz"), text(GOOD));
        byte[] whole = Files.readAllBytes(zipped);
        Files.write(zipped, Arrays.copyOf(whole, whole.length - 9));
        assertThat(run("validate", "--json", "--junit", xml.toString(), zipped.toString()))
                .isEqualTo(3);
        JsonPath json = JsonPath.from(out.toString());
        assertThat(json.getString("conclusion")).isEqualTo("UNPROVEN");
        assertThat(json.getString("unreadable.reason")).isEqualTo("BROKEN_GZIP");
        assertThat(XmlPath.from(Files.readString(xml)).getInt("testsuite.@errors"))
                .isEqualTo(1);
        Path empty = Bills.write(folder.resolve("empty.csv"), "");
        assertThat(run("validate", empty.toString())).isEqualTo(3);
        assertThat(out.toString())
                .contains("not judged: " + empty + " UNKNOWN_FORMAT: empty.csv is empty: it has not even a header");
    }

    @Test
    void a_whole_compressed_bill_is_judged_as_the_plain_one() {
        assertThat(run(
                        "validate",
                        Bills.write(folder.resolve("bill.csv.gz"), text(GOOD)).toString()))
                .isZero();
    }

    @Test
    void a_header_alone_passes_by_its_columns_and_says_that_the_rest_was_not_put_to_the_test() {
        Path bill = Bills.write(folder.resolve("bill.csv"), String.join(",", GOOD.keySet()) + "\n");
        assertThat(run("validate", bill.toString())).isZero();
        assertThat(out.toString()).contains("0 rows judged\n", "30 rules hold, 0 are broken, 161 were not put");
    }

    @Test
    void a_file_that_is_not_focus_is_told_so() {
        Path bill = Bills.write(folder.resolve("cur.csv"), "identity/LineItemId,lineItem/UnblendedCost\na,1\n");
        assertThat(run("validate", bill.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("error     CostAndUsage-D-000-M  1 of 1", "1 rows read, none judged: this is no FOCUS file\n")
                .contains("errors: 22, limit 0, exceeded\n");
    }

    @Test
    void the_list_of_rules_has_every_rule_that_is_judged_and_every_one_that_is_not() {
        assertThat(run("validate", "--list-rules")).isZero();
        assertThat(out.toString())
                .startsWith("209 rules are judged:\n")
                .contains("433 rules of the requirements model are not judged by themselves:\n")
                .contains("ListCost-C-009-C ", "not-in-the-file    BilledCost-C-005-C ");
    }

    @Test
    void wrong_usage_exits_with_2_and_reads_nothing() {
        String bill = bill(GOOD).toString();
        assertWrong("FILE is missing", "validate");
        assertWrong("there is no file", "validate", folder.resolve("none.csv").toString());
        assertWrong("--focus-version knows only [1.0, 1.1, 1.2, 1.3]", "validate", "--focus-version", "2", bill);
        assertWrong("--limit is written", "validate", "--limit", "error", bill);
        assertWrong("--limit is written", "validate", "--limit", "error=-1", bill);
        assertWrong("--limit knows only error and warning", "validate", "--limit", "info=1", bill);
        assertWrong("there is no rule Nothing", "validate", "--rule", "Nothing", bill);
        assertWrong("is not judged by itself (not-in-the-file)", "validate", "--rule", "BilledCost-C-005-C", bill);
        assertWrong("FOCUS 1.0 has no rule", "validate", "--focus-version", "1.0", "--rule", "SkuMeter-C-004-C", bill);
        assertWrong("cannot write to", "validate", "--junit", folder.toString(), bill);
        assertWrong(
                "cannot write to",
                "validate",
                "--junit",
                folder.resolve("no/where.xml").toString(),
                bill);
        assertThat(out.toString()).isEmpty();
    }

    private void assertWrong(String message, String... arguments) {
        assertThat(run(arguments)).as(message).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    private static Map<String, String> with(String column, String cell) {
        Map<String, String> row = new TreeMap<>(GOOD);
        row.put(column, cell);
        return row;
    }

    @SafeVarargs
    private Path bill(Map<String, String>... rows) {
        return Bills.write(folder.resolve("bill.csv"), text(rows));
    }

    @SafeVarargs
    private static String text(Map<String, String>... rows) {
        String header = String.join(",", GOOD.keySet()) + "\n";
        return header
                + Arrays.stream(rows)
                        .map(row -> String.join(",", row.values()) + "\n")
                        .collect(Collectors.joining());
    }

    private int run(String... arguments) {
        return CommandLines.run(new IngestCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
