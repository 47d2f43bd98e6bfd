package dev.tollgate.bench.bill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A side in a process of its own, which stays for all rounds, as a service does. */
final class Contestant implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;
    private final List<Round> rounds = new ArrayList<>();

    /**
     * @param nanos of reading the file
     * @param cpuNanos of all processors together, which says more than the time where others are at work too
     * @param peakBytes of the process so far
     * @param totals as text, to be compared digit for digit
     */
    record Round(long nanos, long cpuNanos, long rows, long cells, long peakBytes, String totals) {
        static Round of(String line) {
            String[] parts = line.split(" ", 6);
            return new Round(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]),
                    parts[5]);
        }
    }

    private Contestant(String name, Process process) {
        this.name = name;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Contestant start(String side, Path file, Bill bill, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(options));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Runner.class.getName()));
        command.addAll(List.of(side, file.toString(), bill.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Contestant(side, process);
    }

    /** @throws IOException when the side could not read the file, saying why */
    Round round() throws IOException {
        orders.write("go\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null || answer.startsWith("refused")) {
            throw new IOException(name + ": " + (answer == null ? "ended without an answer" : answer));
        }
        Round round = Round.of(answer);
        rounds.add(round);
        return round;
    }

    String name() {
        return name;
    }

    Round first() {
        return rounds.getFirst();
    }

    /** Of the rounds behind the first so many, which warm up. */
    Times times(int warmUp) {
        return Times.of(rounds.stream().skip(warmUp).map(Round::nanos).toList());
    }

    Times cpuTimes(int warmUp) {
        return Times.of(rounds.stream().skip(warmUp).map(Round::cpuNanos).toList());
    }

    long peakBytes() {
        return rounds.getLast().peakBytes();
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
    }
}
