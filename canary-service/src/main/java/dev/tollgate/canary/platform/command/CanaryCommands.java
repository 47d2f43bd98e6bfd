package dev.tollgate.canary.platform.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done without server and database: {@code canary-service COMMAND}. */
@Command(
        name = "canary-service",
        description =
                "Pretends to be a customer of a billing system, with hard money limits. Without a command, the service.",
        mixinStandardHelpOptions = true,
        version = "canary-service 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:passed",
            "1:failed: the target misbehaved, or a guard refused",
            "2:wrong usage or configuration; nothing was done",
            "3:could not be proven either way"
        },
        subcommands = {ProbeCommand.class, SandboxCommand.class})
public final class CanaryCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Options alone ask for nothing. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: probe or sandbox");
    }
}
