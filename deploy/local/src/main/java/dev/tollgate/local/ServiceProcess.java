package dev.tollgate.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One service as a child process. Its output goes to a log file; the line that says it listens makes it ready. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final String LISTENING = "Listening on: ";
    /** How Java begins the line with what was behind a failure; behind the last one is what a person can mend. */
    private static final String CAUSE = "Caused by: ";

    private final String name;
    private final Path log;
    private final Process process;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private volatile String cause = "";

    private ServiceProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static ServiceProcess start(String name, int port, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // A service gets what it needs and nothing else: no variable of this shell may reach it by accident.
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().putAll(environment);
        builder.environment().put("TOLLGATE_HTTP_PORT", Integer.toString(port));
        ServiceProcess service = new ServiceProcess(name, log, builder.start());
        service.process.getOutputStream().close();
        Thread.ofVirtual().name(name + "-log").start(service::copyOutput);
        return service;
    }

    /** @throws IllegalStateException when the service ended, or did not listen in time; the message says why and names its log */
    void awaitReady() throws InterruptedException {
        try {
            listening.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    name + " did not listen within " + START_LIMIT.toSeconds() + " s; its log: " + log, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    name + " ended before it listened" + (cause.isEmpty() ? "" : ": " + cause) + "; its log: " + log,
                    e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        // By its handle: Process.destroy() would close the output before its last lines are in the log.
        process.toHandle().destroy();
        if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    private void copyOutput() {
        try (BufferedReader output = process.inputReader();
                BufferedWriter copy = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                if (line.contains(LISTENING)) {
                    listening.complete(null);
                }
                if (line.startsWith(CAUSE)) {
                    cause = line.substring(CAUSE.length());
                }
            }
            listening.completeExceptionally(new IllegalStateException("its output ended"));
        } catch (IOException e) {
            listening.completeExceptionally(e);
            throw new UncheckedIOException(e);
        }
    }
}
