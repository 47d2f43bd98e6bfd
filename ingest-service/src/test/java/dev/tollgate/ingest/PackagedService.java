package dev.tollgate.ingest;

import dev.tollgate.kernel.house.PeerKeysResource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, which can be looked at from outside, and killed as an operating system kills. */
final class PackagedService {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final int port;

    private PackagedService(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static PackagedService start(Map<String, String> configuration) throws IOException, InterruptedException {
        return start(configuration, Map.of());
    }

    /** @param environment besides this process's own */
    static PackagedService start(Map<String, String> configuration, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(freePort(), configuration, environment);
    }

    /** Where another one was before, for callers that know one address alone. */
    static PackagedService startAt(URI address, Map<String, String> configuration)
            throws IOException, InterruptedException {
        return start(address.getPort(), configuration, Map.of());
    }

    private static PackagedService start(int port, Map<String, String> configuration, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("tollgate-service", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        PackagedService service = new PackagedService(process, log, port);
        service.awaitReady();
        return service;
    }

    /** Asks for a run, and returns its id. */
    String requestIngest(String provider, String period, String drop) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/v1/ingest-runs", """
                {"provider":"%s","billingPeriod":"%s","drop":"%s"}""".formatted(provider, period, drop));
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body() + "\n" + Files.readString(log));
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", json);
    }

    HttpResponse<String> post(String path, String contentType, String json) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** SIGKILL: nothing in the process can see it coming. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("process " + process.pid() + " outlived its kill");
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the service did not start:\n" + log());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        try {
            return HTTP.send(request("/q/health/ready").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(DEADLINE)
                .header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "operator"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
