package dev.tollgate.canary.platform.command;

import dev.tollgate.canary.platform.http.HttpTarget;
import dev.tollgate.canary.platform.http.SandboxServer;
import dev.tollgate.canary.probe.Journal;
import dev.tollgate.canary.probe.Probe;
import dev.tollgate.canary.probe.ProbeMode;
import dev.tollgate.canary.probe.ProbeOrder;
import dev.tollgate.canary.probe.ProbeResult;
import dev.tollgate.canary.probe.ProbeWalk;
import dev.tollgate.canary.safety.AmountCap;
import dev.tollgate.canary.safety.Limits;
import dev.tollgate.canary.safety.Result;
import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.adapter.time.Machine;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One run of the wallet-top-up probe in this process (E1, E3), without server and database. */
@Command(
        name = "probe",
        description = "Runs the wallet-top-up probe against a sandbox in this process, and says whether it held.",
        mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    private static final String CURRENCY = "RUB";
    private static final int CURRENCY_DECIMALS = 2;
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,12})?");

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "mock",
            description = "mock, the default; staging is not part of this version.")
    @SuppressWarnings("NullAway.Init")
    private String mode;

    @Option(
            names = "--amount",
            paramLabel = "N",
            description = "What the top-up pays, in RUB; the configured amount unless given.")
    private @Nullable String amount;

    @Option(
            names = "--max-amount-rub",
            paramLabel = "N",
            description =
                    "The cap for each charge, inclusive. It may lower the configured cap (TOLLGATE_CANARY_MAX_AMOUNT, 10 RUB); a higher one changes nothing.")
    private @Nullable String maxAmountRub;

    @Option(names = "--require-sandbox", description = "Always so: without a proven sandbox nothing is sent.")
    // Scripts pass it (E1); it asks for what is so anyway.
    @SuppressWarnings("UnusedVariable")
    private boolean requireSandbox;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "The commit under test, which the report then carries.")
    private @Nullable String commit;

    @Option(names = "--out", paramLabel = "DIR", description = "Writes billing-canary-report.json and .md there.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ProbeMode wanted = ProbeMode.of(mode).orElseThrow(() -> wrong("--mode is mock"));
        if (wanted == ProbeMode.STAGING) {
            throw wrong("staging probes are not part of this version");
        }
        Machine machine = Machine.real();
        CommandConfig config = config();
        ProbeOrder order = order(machine, config);
        requireFolder();
        ProbeResult result = run(order, machine, config);
        print(order, result);
        if (out != null) {
            new ProbeReport(order, result).writeTo(out);
            spec.commandLine().getOut().println("reports: " + out.resolve(ProbeReport.JSON_NAME));
        }
        return exitCode(result.verdict()).code();
    }

    /** Asked before the first request: a run whose report cannot be kept is not begun. */
    private void requireFolder() {
        try {
            if (out != null) {
                Files.createDirectories(out);
            }
        } catch (IOException e) {
            throw wrong("--out is no folder that can be written to");
        }
        if (out != null && !Files.isWritable(out)) {
            throw wrong("--out is no folder that can be written to");
        }
    }

    private ProbeOrder order(Machine machine, CommandConfig config) {
        Optional<Money> wantedCap = Optional.ofNullable(maxAmountRub).map(text -> roubles("--max-amount-rub", text));
        if (commit != null && !commit.matches("[0-9a-f]{40}")) {
            throw wrong("--commit is a full commit id: 40 lower-case hexadecimal digits");
        }
        return new ProbeOrder(
                machine.identifiers().next(),
                Probe.shipped().getFirst(),
                ProbeMode.MOCK,
                Optional.ofNullable(commit),
                Optional.ofNullable(amount)
                        .map(text -> roubles("--amount", text))
                        .orElseGet(() -> config.probing().amount()),
                AmountCap.binding(config.safety().maxAmount(), wantedCap),
                wantedCap,
                machine.clock().instant());
    }

    private static ProbeResult run(ProbeOrder order, Machine machine, CommandConfig config) throws IOException {
        String key = SandboxServer.newKey(machine.identifiers());
        Wallets wallets = new Wallets(
                machine.identifiers(), machine.clock(), config.sandbox().maxWallets());
        try (SandboxServer server = SandboxServer.start(0, wallets, key, machine.identifiers());
                HttpTarget target =
                        new HttpTarget(server.address(), key, config.probing().requestTimeout())) {
            return new ProbeWalk(order, target, Limits.of(config.safety()), Journal.none(), machine.clock())
                    .walk(List.of());
        }
    }

    private CommandConfig config() {
        try {
            return CommandConfig.read();
        } catch (IllegalArgumentException | ConfigValidationException e) {
            // The message of the library holds a class name and the value itself, which may be a secret.
            throw wrong("the configuration has a mistake: one of the TOLLGATE_CANARY_… or TOLLGATE_SANDBOX_… variables"
                    + " does not have its documented shape");
        }
    }

    /** E1: zero, negative, an exponent or more decimals than the currency has is wrong usage. */
    private Money roubles(String option, String text) {
        boolean plain = PLAIN.matcher(text).matches();
        if (!plain || decimals(text) > CURRENCY_DECIMALS || new BigDecimal(text).signum() == 0) {
            throw wrong(option + " is a positive amount in RUB with at most two decimals, written plainly: 10 or 9.99");
        }
        return Money.of(text, CURRENCY);
    }

    private static int decimals(String plain) {
        int point = plain.indexOf('.');
        return point < 0 ? 0 : plain.length() - point - 1;
    }

    private void print(ProbeOrder order, ProbeResult result) {
        PrintWriter screen = spec.commandLine().getOut();
        screen.println(
                "probe " + order.probe().name() + ", mode " + order.mode().id() + ", amount " + order.amount());
        result.safety()
                .forEach(guard -> line(screen, guard.result(), guard.guard().name(), guard.detail()));
        result.steps().forEach(step -> line(screen, step.result(), step.name(), step.detail()));
        line(screen, result.cleanUp().result(), "clean-up", result.cleanUp().detail());
        screen.println(result.verdict()
                + result.reason().map(reason -> "(" + reason + ")").orElse("") + ": " + result.explanation() + "; "
                + result.requestsSent() + " requests sent");
    }

    private static void line(PrintWriter screen, Result result, String name, String detail) {
        screen.printf("  %-8s  %-36s  %s%n", result, name, detail);
    }

    private static ExitCode exitCode(Result verdict) {
        return switch (verdict) {
            case PASS -> ExitCode.PASSED;
            case FAIL -> ExitCode.FAILED;
            case UNPROVEN -> ExitCode.UNPROVEN;
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
