package dev.tollgate.canary.platform.command;

import dev.tollgate.canary.platform.http.SandboxServer;
import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.time.Machine;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sandbox by itself, for developing against it. */
@Command(
        name = "sandbox",
        description = {
            "Runs the billing sandbox until Ctrl-C, on the loopback address.",
            "Its key is what TOLLGATE_SANDBOX_KEY holds (sandbox_…); without it, one that nobody knows, and then only GET"
                    + " /sandbox and GET /health answer."
        },
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    /** From the environment and not from an option: a command line is seen by everybody on the machine (promise 4). */
    private static final String KEY_VARIABLE = "TOLLGATE_SANDBOX_KEY";

    private static final int MAX_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0, the default, takes any free one.")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is between 0 and " + MAX_PORT);
        }
        Machine machine = Machine.real();
        Optional<String> given = Optional.ofNullable(System.getenv(KEY_VARIABLE));
        if (given.filter(key -> !key.startsWith(SandboxServer.KEY_PREFIX)).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), KEY_VARIABLE + " does not start with " + SandboxServer.KEY_PREFIX);
        }
        String key = given.orElseGet(() -> SandboxServer.newKey(machine.identifiers()));
        int maxWallets = CommandConfig.read().sandbox().maxWallets();
        Wallets wallets = new Wallets(machine.identifiers(), machine.clock(), maxWallets);
        try (SandboxServer server = SandboxServer.start(port, wallets, key, machine.identifiers())) {
            spec.commandLine().getOut().println("tollgate-sandbox listens on " + server.address() + " until Ctrl-C");
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return ExitCode.PASSED.code();
        } catch (BindException e) {
            throw new ParameterException(spec.commandLine(), "port " + port + " is in use");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.PASSED.code();
        }
    }
}
