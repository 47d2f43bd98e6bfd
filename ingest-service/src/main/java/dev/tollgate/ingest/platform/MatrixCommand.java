package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.trust.PolicyRefused;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.adapter.policy.PolicyFiles;
import dev.tollgate.ingest.trust.matrix.Forging;
import dev.tollgate.ingest.trust.matrix.Target;
import dev.tollgate.ingest.trust.matrix.TryingMatrix;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.time.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ingest-service webhooks matrix}: whether an endpoint believes what it must, and nothing else (F1). */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every combination of proofs that a policy may meet, with the answer that each must get.",
            "With --send, posts a synthetic event for each to an endpoint and lists those that it answers wrongly;"
                    + " only to a host that --allow-host names, and only when the host itself says that it is a sandbox:"
                    + " GET /.well-known/tollgate-sandbox answers {\"sandbox\": true, \"accepts\":"
                    + " \"synthetic-webhooks\"}, and may add \"sender\", the address that it sees you come from."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the cells were listed; with --send: every cell was answered as it must be",
            "1:cells were answered wrongly",
            "2:wrong usage; nothing was sent",
            "3:the target is not proven to be a sandbox, and nothing was sent; or cells could not be proven"
        })
final class MatrixCommand implements Callable<ExitCode> {
    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "The policy: a file, or the name of a shipped one (stripe, standard-webhooks, yookassa).")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String policyName;

    @Option(names = "--send", description = "Send. Needs --target, --allow-host and --secrets.")
    private boolean send;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private MatrixTargetParameters targets;

    @Option(
            names = "--secrets",
            paramLabel = "FILE",
            description = "What signs as the provider does: a JSON object of texts by their cred:// references, in a"
                    + " file that only its owner may read. Of key pairs the private half (whsk_…, or PEM).")
    private @Nullable Path secretsFile;

    @Option(
            names = "--any-refusal",
            description = "Take 400, 401, 403 and 422 for a refusal, whichever the policy has.")
    private boolean anyRefusal;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String format;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    @Override
    public ExitCode call() {
        if (!format.equals("table") && !format.equals("json")) {
            throw wrong("--format is table or json");
        }
        TrustPolicy policy = policy();
        targets.requireUsage();
        Machine machine = Machine.real();
        MatrixOutput output = new MatrixOutput(spec.commandLine(), policy, format.equals("json"));
        if (!send) {
            output.printCells(machine.clock().instant());
            return ExitCode.PASSED;
        }
        if (secretsFile == null) {
            throw wrong("--send needs --secrets FILE");
        }
        Forging forging = new Forging(policy, secrets(secretsFile), machine.identifiers());
        Target target = targets.target(machine);
        return switch (target.statement()) {
            case Target.Statement.NotProven not -> {
                spec.commandLine()
                        .getErr()
                        .println("webhooks matrix: nothing was sent: not proven to be a sandbox: " + not.why());
                yield ExitCode.UNPROVEN;
            }
            case Target.Statement.Sandbox sandbox ->
                output.printTried(
                        new TryingMatrix(policy, forging, target, machine.clock(), anyRefusal).all(sandbox.sender()));
        };
    }

    private TrustPolicy policy() {
        try {
            Path file = Path.of(policyName);
            return PolicyFiles.SHIPPED.contains(policyName) && !Files.exists(file)
                    ? PolicyFiles.shipped(policyName)
                    : PolicyFiles.of(file);
        } catch (PolicyRefused e) {
            throw wrong("--policy " + e.getMessage());
        }
    }

    private Forging.SenderSecrets secrets(Path file) {
        try {
            return SenderSecretsFile.of(file);
        } catch (IllegalArgumentException e) {
            throw wrong("--secrets: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
