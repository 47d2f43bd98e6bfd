package dev.tollgate.canary;

import dev.tollgate.canary.platform.command.CanaryCommands;
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
            System.exit(CommandLines.run(new CanaryCommands(), arguments));
        }
        Quarkus.run(null, ServiceStart::end, arguments);
    }
}
