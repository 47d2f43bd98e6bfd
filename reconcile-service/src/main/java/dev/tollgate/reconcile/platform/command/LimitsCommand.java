package dev.tollgate.reconcile.platform.command;

import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.platform.file.LimitsFile;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Limits;
import dev.tollgate.reconcile.total.LimitsRefused;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks a limits file before a service has to refuse it. */
@RegisterForReflection
@Command(
        name = "limits",
        description = {
            "Checks a limits file (billing-live-smoke.config.json) and prints what it says.",
            "A mistake is answered with the path of the wrong key and exit code 2."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class LimitsCommand implements Callable<Integer> {
    private static final String ROW = "%-10s %14s %14s %10s %14s%n";

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file to check. Default: the limits that are shipped with the service.")
    @Nullable
    Path file;

    @Override
    public Integer call() {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        Limits limits;
        try {
            limits = LimitsFile.read(Optional.ofNullable(file), new JsonDocuments());
        } catch (LimitsRefused refused) {
            throw new ParameterException(command.commandLine(), refused.getMessage());
        }
        print(limits, command.commandLine().getOut());
        return ExitCode.PASSED.code();
    }

    private static void print(Limits limits, PrintWriter out) {
        out.printf(Locale.ROOT, ROW, "provider", "variance %", "absolute", "required", "settling");
        for (ProviderId provider : ProviderId.tierOne()) {
            Limits.ProviderLimits one = limits.of(provider);
            out.printf(
                    Locale.ROOT,
                    ROW,
                    provider,
                    ExactDecimal.plain(one.variancePct()),
                    ExactDecimal.plain(one.absolute()),
                    one.required() ? "yes" : "no",
                    one.settling().toHours() + " h");
        }
        out.printf(
                Locale.ROOT,
                "%nversion %d; a total of an open month is at most %d h old; export and statement at most %d h apart;%n"
                        + "at most %d unreadable rows an export%nsha256 %s%n",
                limits.version(),
                limits.maxReportAge().toHours(),
                limits.maxSkew().toHours(),
                limits.maxQuarantinedRows(),
                limits.digest());
    }
}
