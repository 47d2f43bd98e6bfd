package dev.tollgate.canary.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.kernel.adapter.command.CommandLines;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_probe_that_holds_exits_with_0_and_writes_its_reports(@TempDir Path folder) throws IOException {
        int code = run(
                "probe", "--amount", "10", "--max-amount-rub", "10", "--require-sandbox", "--out", folder.toString());

        assertThat(err.toString()).isEmpty();
        JsonNode report = Json.mapper()
                .readTree(folder.resolve("billing-canary-report.json").toFile());
        assertThat(code).isZero();
        assertThat(out.toString()).contains("PASS: every step held, and the clean-up is proven; 21 requests sent");
        assertThat(report.get("overall_status").textValue()).isEqualTo("pass");
        assertThat(report.get("verdict").textValue()).isEqualTo("PASS");
        assertThat(report.has("reason")).isFalse();
        assertThat(report.get("steps")).hasSize(15);
        assertThat(Files.readString(folder.resolve("billing-canary-report.md"))).startsWith("# Billing canary: pass\n");
    }

    @Test
    void an_amount_over_its_cap_exits_with_1_and_the_report_says_fail_with_the_reason(@TempDir Path folder)
            throws IOException {
        int code = run("probe", "--amount", "10", "--max-amount-rub", "9.99", "--out", folder.toString());

        assertThat(err.toString()).isEmpty();
        JsonNode report = Json.mapper()
                .readTree(folder.resolve("billing-canary-report.json").toFile());
        assertThat(code).isEqualTo(1);
        assertThat(report.get("overall_status").textValue()).isEqualTo("fail");
        assertThat(report.get("reason").textValue()).isEqualTo("AMOUNT_OVER_CAP");
        assertThat(report.get("requestsSent").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1", "1e1", "10.001", "10.", ".5", "ten", "+1", "", "1,5", " 1"})
    void a_cap_that_is_not_a_plain_positive_amount_is_wrong_usage(String cap) {
        assertThat(run("probe", "--max-amount-rub", cap)).isEqualTo(2);
        assertThat(run("probe", "--amount", cap)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "probe --mode staging, staging probes are not part of this version",
        "probe --mode live, --mode is mock",
        "probe --commit main, --commit is a full commit id",
        "sandbox --port 70000, --port is between 0 and 65535",
        "unknown, Unmatched argument",
        "'', a command is missing"
    })
    void wrong_usage_exits_with_2_and_says_why(String line, String why) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "probe --help", "sandbox --help", "--version"})
    void help_and_version_are_everywhere(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString()).contains("canary-service");
    }

    private int run(String... arguments) {
        return CommandLines.run(new CanaryCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
