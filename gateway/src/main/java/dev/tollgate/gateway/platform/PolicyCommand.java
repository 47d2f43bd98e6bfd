package dev.tollgate.gateway.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tollgate.gateway.gate.Policy;
import dev.tollgate.gateway.gate.PolicyDocument;
import dev.tollgate.gateway.gate.PolicyMistake;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gateway policy}: what can be done with policy files. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Works with policy files.",
        subcommands = PolicyCommand.Check.class)
final class PolicyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check");
    }

    /** {@code gateway policy check FILE}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Checks a policy file as the service does when it starts: exit code 0 when it is valid, 2 with"
                            + " the path of the wrong key when it is not.")
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "The policy, a JSON file.")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            Policy policy = read();
            var out = spec.commandLine().getOut();
            out.println("policy " + policy.name() + " is valid");
            policy.tiers()
                    .forEach((name, tier) -> out.println("  " + name + ": "
                            + tier.suites().size() + " suites, "
                            + tier.coverage().size() + " modules, "
                            + tier.reconciliation().size() + " providers, "
                            + tier.probes().size() + " probes"));
            return ExitCode.PASSED.code();
        }

        private Policy read() {
            try {
                return PolicyDocument.read(Json.mapper().readValue(Files.readAllBytes(file), Object.class));
            } catch (PolicyMistake e) {
                throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage());
            } catch (JsonProcessingException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        file + ": is not JSON, or holds a key twice, near line "
                                + e.getLocation().getLineNr());
            } catch (IOException e) {
                throw new ParameterException(spec.commandLine(), file + ": cannot be read");
            }
        }
    }
}
