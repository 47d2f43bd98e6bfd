package dev.tollgate.gateway.platform;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The gateway's command line; without any argument the service starts instead. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        version = "gateway 0.1.0-SNAPSHOT",
        description = "Decides whether a commit may be promoted. Without arguments: starts the service.",
        subcommands = PolicyCommand.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:passed",
            "1:failed",
            "2:wrong usage or configuration; nothing was done",
            "3:could not be proven either way"
        })
public final class GatewayCommands implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing: policy");
    }
}
