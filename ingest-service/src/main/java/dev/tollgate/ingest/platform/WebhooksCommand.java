package dev.tollgate.ingest.platform;

import picocli.CommandLine.Command;

/** {@code ingest-service webhooks}: what concerns payment webhooks. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = "Tries how an endpoint answers payment webhooks.",
        subcommands = MatrixCommand.class)
final class WebhooksCommand {}
