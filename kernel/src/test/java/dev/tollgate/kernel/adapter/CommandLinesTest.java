package dev.tollgate.kernel.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.adapter.command.CommandLines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandLinesTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "weigh", mixinStandardHelpOptions = true, description = "Weighs something.")
    static final class Weigh implements Callable<ExitCode> {
        @Option(names = "--grams", required = true, description = "how heavy")
        int grams;

        @Override
        public ExitCode call() {
            if (grams < 0) {
                throw new IllegalStateException("scales broke");
            }
            return grams > 100 ? ExitCode.FAILED : ExitCode.PASSED;
        }
    }

    @Test
    void a_command_answers_with_the_exit_codes_of_the_product() {
        assertThat(run("--grams", "5")).isZero();
        assertThat(run("--grams", "500")).isEqualTo(1);
        assertThat(run()).isEqualTo(2);
        assertThat(run("--grams", "heavy")).isEqualTo(2);
        assertThat(run("--gram", "5")).as("options are not guessed").isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: weigh").contains("Weighs something.");
        assertThat(err.toString()).contains("Missing required option: '--grams").contains("Try 'weigh --help'.");
    }

    @Test
    void missing_is_not_good_an_error_that_nobody_expected_is_unproven_and_never_failed() {
        assertThat(run("--grams", "-1")).isEqualTo(3);
        assertThat(err.toString()).startsWith("weigh: an unexpected error of ours; nothing is proven");
    }

    @Test
    void missing_is_not_good_an_error_of_the_machine_is_unproven_and_never_failed() {
        Callable<ExitCode> hungry = new Thrower(new OutOfMemoryError("Java heap space"));
        Callable<ExitCode> deep = new Thrower(new StackOverflowError());
        assertThat(CommandLines.run(hungry, new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(3);
        assertThat(err.toString()).startsWith("throw: not enough memory (-Xmx); nothing is proven");
        assertThat(CommandLines.run(deep, new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(3);
        Callable<String> wordy = new Talker();
        assertThat(CommandLines.run(wordy, new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(3);
    }

    @Command(name = "throw")
    static final class Thrower implements Callable<ExitCode> {
        private final Error error;

        Thrower(Error error) {
            this.error = error;
        }

        @Override
        public ExitCode call() {
            throw error;
        }
    }

    @Command(name = "talk")
    static final class Talker implements Callable<String> {
        @Override
        public String call() {
            return "fine";
        }
    }

    private int run(String... arguments) {
        return CommandLines.run(new Weigh(), new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
