package dev.tollgate.kernel.house;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command of the packaged service as a user would: as a process of its own, from the built jar.
 *
 * <p>The datasource of the process points to a socket of ours, so that a command which opened one would be seen.
 *
 * @param exitCode what the process answered
 * @param out its standard output
 * @param err its standard error
 * @param loadedClasses every class that the process loaded
 * @param databaseTouched whether anything connected to the datasource
 */
public record PackagedCommand(
        int exitCode, String out, String err, List<String> loadedClasses, boolean databaseTouched) {
    private static final long DEADLINE_SECONDS = 60;

    public PackagedCommand {
        loadedClasses = List.copyOf(loadedClasses);
    }

    /** @param jar for example {@code target/quarkus-app/quarkus-run.jar} */
    public static PackagedCommand run(Path jar, String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tollgate-command");
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        Path classes = folder.resolve("classes");
        try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load=info:file=" + classes,
                    "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + database.getLocalPort() + "/none",
                    "-Dquarkus.datasource.reactive.url=postgresql://127.0.0.1:" + database.getLocalPort() + "/none",
                    "-jar",
                    jar.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out)
                    .redirectError(err)
                    .start();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the command did not end within " + DEADLINE_SECONDS + " s: " + command);
            }
            return new PackagedCommand(
                    process.exitValue(),
                    Files.readString(out.toPath()),
                    Files.readString(err.toPath()),
                    classNames(Files.readString(classes, StandardCharsets.UTF_8)),
                    somebodyConnected(database));
        }
    }

    /** Fails when the process started Quarkus, opened a datasource, ran Flyway or made an event loop. */
    public PackagedCommand mustNotHaveStartedTheContainer() {
        List<String> forbidden = loadedClasses.stream()
                .filter(name -> name.startsWith("io.quarkus.runner.ApplicationImpl")
                        || name.startsWith("io.quarkus.runtime.ApplicationLifecycleManager")
                        || name.startsWith("io.agroal.")
                        || name.startsWith("org.flywaydb.")
                        || name.startsWith("org.hibernate.")
                        || name.startsWith("io.netty.channel.")
                        || name.startsWith("io.vertx.core.impl.VertxImpl"))
                .toList();
        if (!forbidden.isEmpty() || databaseTouched) {
            throw new AssertionError("the command started more than itself: " + forbidden
                    + (databaseTouched ? ", and it connected to the database" : ""));
        }
        return this;
    }

    private static boolean somebodyConnected(ServerSocket database) throws IOException {
        database.setSoTimeout(1);
        try (var connection = database.accept()) {
            return connection.isConnected();
        } catch (java.net.SocketTimeoutException nobody) {
            return false;
        }
    }

    private static List<String> classNames(String log) {
        return log.lines()
                .map(line -> line.substring(line.lastIndexOf(']') + 1).strip())
                .map(line -> line.contains(" ") ? line.substring(0, line.indexOf(' ')) : line)
                .toList();
    }
}
