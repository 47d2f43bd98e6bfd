package dev.tollgate.stories;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./deploy/local/run} and {@code ./deploy/local/tollgate}, started as a user starts them. */
final class LocalRun {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final long DEADLINE_SECONDS = 180;

    private LocalRun() {}

    record Ended(int exitCode, String output) {
        /** The provider's row in the table of totals. */
        String row(String provider) {
            return output.lines()
                    .filter(line -> line.startsWith("   " + provider + " "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row of " + provider + " in:\n" + output));
        }

        String line(String containing) {
            return output.lines()
                    .filter(line -> line.contains(containing))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line with '" + containing + "' in:\n" + output));
        }
    }

    static Ended run(String... options) throws IOException, InterruptedException {
        return run(Map.of(), options);
    }

    /** The same from a shell in which these variables are set as well. */
    static Ended run(Map<String, String> shell, String... options) throws IOException, InterruptedException {
        return toItsEnd("run", shell, options);
    }

    static Ended tollgate(String... arguments) throws IOException, InterruptedException {
        return toItsEnd("tollgate", Map.of(), arguments);
    }

    /** Starts with {@code --keep} and returns once everything is running. */
    static Kept keep(String... options) throws IOException {
        return keep(Map.of(), options);
    }

    /** The same from a shell in which these variables are set as well. */
    static Kept keep(Map<String, String> shell, String... options) throws IOException {
        Process process = start("run", List.of(options), shell);
        List<String> lines = new ArrayList<>();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains("/v1/canonical-totals")) {
                return new Kept(process, List.copyOf(lines));
            }
        }
        throw new AssertionError("it ended before it was running:\n" + String.join("\n", lines));
    }

    record Kept(Process process, List<String> lines) {
        String lineWith(String text) {
            return lines.stream()
                    .filter(line -> line.contains(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no '" + text + "' in " + lines));
        }

        String urlOf(String service) {
            return lineWith("  " + service + " ").replaceFirst(".*(http://[0-9.:]+).*", "$1");
        }

        /** The value of the Authorization header, read from the file that the printed curl lines name. */
        String authorization() throws IOException {
            return authorization("pipeline");
        }

        String authorization(String role) throws IOException {
            Path header = Path.of(lineWith("/" + role + ".header").replaceFirst(".*-H @(\\S+) .*", "$1"));
            return Files.readString(header).replaceFirst("Authorization: ", "").strip();
        }

        Path folder() {
            String runId = lines.getFirst().replaceFirst(".*\\((local-[^)]+)\\).*", "$1");
            return ROOT.resolve("artifacts").resolve("billing-confidence").resolve(runId);
        }

        /** What Ctrl-C sends. */
        void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError("still running a minute after Ctrl-C;"
                        + " where this build was started with signals ignored (nohup, &), so are they here");
            }
        }
    }

    private static Ended toItsEnd(String script, Map<String, String> shell, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(script, List.of(arguments), shell);
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end in time:\n" + output);
        }
        return new Ended(process.exitValue(), output);
    }

    private static Process start(String script, List<String> arguments, Map<String, String> shell) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("deploy").resolve("local").resolve(script).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(shell);
        Optional.ofNullable(System.getProperty("java.home"))
                .ifPresent(home -> builder.environment().put("JAVA_HOME", home));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
