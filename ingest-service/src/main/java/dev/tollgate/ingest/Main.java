package dev.tollgate.ingest;

import dev.tollgate.ingest.platform.IngestCommands;
import dev.tollgate.kernel.adapter.command.CommandLines;
import dev.tollgate.kernel.adapter.command.ServiceStart;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** With arguments a command, which starts nothing; without, the service. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0) {
            System.exit(CommandLines.run(new IngestCommands(), arguments));
        }
        Quarkus.run(null, ServiceStart::end, arguments);
    }
}
