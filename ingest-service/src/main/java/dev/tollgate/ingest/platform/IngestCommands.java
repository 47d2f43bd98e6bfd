package dev.tollgate.ingest.platform;

import picocli.CommandLine.Command;

/** The commands of this service. They run without the container: no server, no database. */
@Command(
        name = "ingest-service",
        mixinStandardHelpOptions = true,
        version = "ingest-service 0.1.0",
        description = "Brings billing facts in, exactly and once. Without a command, starts the service.",
        subcommands = {
            TotalsCommand.class,
            ChargesCommand.class,
            ValidateCommand.class,
            GenerateCommand.class,
            CheckCredentialsCommand.class,
            BackfillCommand.class,
            WebhooksCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all was read, written or counted, or a bill passed",
            "1:a bill breaks more rules than its limits allow, or an event cannot be counted",
            "2:wrong usage; nothing was done",
            "3:something had to be left out, or an error of ours"
        })
public final class IngestCommands {}
