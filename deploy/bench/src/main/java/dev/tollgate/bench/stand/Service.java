package dev.tollgate.bench.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged service as a process of its own, with a small heap and otherwise as Java starts it. */
public final class Service implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final long KIBIBYTE = 1024;
    private static final String LISTENING = "Listening on: ";

    private final Process process;
    private final Path log;
    private final int port;

    private Service(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * @param options of Java, behind the heap's
     * @param folder where its log is written, over that of the run before
     * @throws IOException when it does not listen in time; the message names its log
     */
    public static Service start(Path application, List<String> options, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-Xmx256m");
        command.addAll(options);
        command.addAll(List.of("-jar", application.toString()));
        int port = freePort();
        Path log = folder.resolve("ingest-service.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("TOLLGATE_HTTP_PORT", Integer.toString(port));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop"));
        Service service = new Service(process, log, port);
        service.awaitListening();
        return service;
    }

    public int port() {
        return port;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The most memory that it ever held, heap and all; 0 where the system does not tell. */
    public long peakBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.readString(log).contains(LISTENING)) {
            boolean ended = process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("the service does not listen; its log: " + log);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
