package dev.tollgate.reconcile.platform.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;

/** {@code reconcile-service}: without arguments the service, with arguments one of these. */
@RegisterForReflection
@Command(
        name = "reconcile-service",
        description = {
            "Compares our billing totals with the providers' own, to the last digit.",
            "Without arguments the service starts."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LimitsCommand.class, ReplayCommand.class},
        footer = {
            "",
            "Exit codes: 0 passed, 1 failed, 2 wrong usage or configuration (nothing was done),",
            "3 could not be proven either way."
        })
public final class ReconcileCommands {}
