package dev.tollgate.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.adapter.command.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCommandsTest {
    private static final String SHIPPED = "src/main/resources/policies/release.json";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return CommandLines.run(new GatewayCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void a_valid_policy_passes_and_is_told_gate_by_gate() {
        assertThat(run("policy", "check", SHIPPED)).isZero();
        assertThat(out.toString())
                .contains("policy release is valid", "release-heavy: 5 suites, 2 modules, 4 providers, 1 probes");
    }

    @Test
    void a_mistake_is_wrong_usage_with_the_path_of_the_wrong_key(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.json"), Files.readString(Path.of(SHIPPED)).replace("\"staging\"", "\"stage\""));
        assertThat(run("policy", "check", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("acceptedModes.probe[0]: must be one of [mock, staging]");
        assertThat(run(
                        "policy",
                        "check",
                        Files.writeString(file, "{\"name\":1,").toString()))
                .isEqualTo(2);
        assertThat(run("policy", "check", folder.resolve("none").toString())).isEqualTo(2);
    }

    @Test
    void help_is_everywhere_and_a_missing_command_is_wrong_usage() {
        assertThat(run("--help")).isZero();
        assertThat(run("policy", "--help")).isZero();
        assertThat(run("policy", "check", "--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Usage: gateway", "Exit codes:", "gateway 0.1.0");
        assertThat(run("policy")).isEqualTo(2);
        assertThat(run("nonsense")).isEqualTo(2);
        assertThat(run("policy", "check")).isEqualTo(2);
    }
}
