package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PackagedCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as a user runs them: from the packaged service, without server and database. */
class GatewayCommandsIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @ParameterizedTest
    @CsvSource({
        "--help,0,Usage: gateway",
        "--version,0,gateway 0.1.0",
        "policy check src/main/resources/policies/local-demo.json,0,policy local-demo is valid"
    })
    void a_command_answers_without_starting_the_service(String line, int exitCode, String told) throws Exception {
        PackagedCommand command = PackagedCommand.run(JAR, line.split(" ")).mustNotHaveStartedTheContainer();
        assertThat(command.exitCode()).isEqualTo(exitCode);
        assertThat(command.out()).contains(told);
    }

    @Test
    void a_file_that_is_no_policy_is_wrong_usage() throws Exception {
        PackagedCommand command = PackagedCommand.run(JAR, "policy", "check", "src/test/resources/golden/decision.json")
                .mustNotHaveStartedTheContainer();
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("id: is not a known key");
    }
}
