package dev.tollgate.kernel.adapter.command;

import dev.tollgate.kernel.ExitCode;
import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * What every command line has in common: {@code --help} and {@code --version}, errors on stderr, and the exit codes of
 * the product. A command answers with an {@link ExitCode} or its number; any other answer proves nothing.
 */
public final class CommandLines {
    private CommandLines() {}

    /** Runs one command and gives its exit code; never throws, never exits. */
    public static int run(Object command, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionStrategy(CommandLines::execute)
                .setExitCodeExceptionMapper(_ -> ExitCode.UNPROVEN.code())
                .setParameterExceptionHandler(CommandLines::wrongUsage)
                .setExecutionExceptionHandler((e, commandLine, parsed) -> unexpected(e, commandLine));
        int code;
        try {
            code = line.execute(arguments);
        } catch (RuntimeException | Error e) {
            // picocli lets through what is thrown outside of a command, and every Error: the JVM would end with 1.
            code = unexpected(e, line);
        }
        out.flush();
        err.flush();
        return code;
    }

    /** The usual entry point of a service's commands: standard output and error, as UTF-8. */
    public static int run(Object command, String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, java.nio.charset.StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8);
        return run(command, out, err, arguments);
    }

    /** picocli takes every answer but an {@code Integer} for success. */
    private static int execute(CommandLine.ParseResult parsed) {
        int code = new CommandLine.RunLast().execute(parsed);
        CommandLine.ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        Object answer = last.commandSpec().commandLine().getExecutionResult();
        if (answer instanceof ExitCode exitCode) {
            return exitCode.code();
        }
        if (answer != null && !(answer instanceof Integer)) {
            throw new IllegalStateException("a command answered with " + answer.getClass() + ", not with an exit code");
        }
        return code;
    }

    private static int wrongUsage(CommandLine.ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println(line.getCommandName() + ": " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE.code();
    }

    private static int unexpected(Throwable e, CommandLine line) {
        try {
            line.getErr()
                    .println(line.getCommandSpec().qualifiedName()
                            + (e instanceof OutOfMemoryError
                                    ? ": not enough memory (-Xmx); nothing is proven"
                                    : ": an unexpected error of ours; nothing is proven"));
            e.printStackTrace(line.getErr());
        } catch (OutOfMemoryError again) {
            // The exit code says it without any.
        }
        return ExitCode.UNPROVEN.code();
    }
}
