package dev.tollgate.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An emulator of a cloud's storage as a child process on a free loopback port, from the npm packages that
 * {@code src/test/emulators} pins. They are installed into {@code target} at the first use; where there is no npm the
 * test is skipped with a message.
 */
public final class Emulator implements AutoCloseable {
    private static final Path PINNED = Path.of("src/test/emulators");
    private static final Path INSTALLED = Path.of("target/emulators").toAbsolutePath();
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private Emulator(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param program as npm names it, such as {@code azurite-blob}
     * @param arguments in which {@code {port}} and {@code {folder}} stand for a free port and an empty folder
     */
    public static Emulator start(String program, String... arguments) {
        assumeTrue(run(Path.of("."), "npm", "--version") == 0, "skipped: there is no npm to take " + program + " from");
        try {
            install();
            int port = freePort();
            Path folder = Files.createTempDirectory("emulator");
            List<String> command = new ArrayList<>(List.of(
                    "node",
                    Files.readSymbolicLink(INSTALLED.resolve("node_modules/.bin/" + program))
                            .toString()));
            for (String argument : arguments) {
                command.add(argument.replace("{port}", String.valueOf(port)).replace("{folder}", folder.toString()));
            }
            Process process = new ProcessBuilder(command)
                    .directory(INSTALLED.resolve("node_modules/.bin").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log.txt").toFile())
                    .start();
            // A JVM that is killed would leave it behind otherwise.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Emulator emulator = new Emulator(process, port);
            emulator.awaitStart(folder.resolve("log.txt"));
            return emulator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void awaitStart(Path log) throws IOException {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the emulator did not start: " + Files.readString(log));
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Several test processes may come here at the same moment; the lock lets one of them install. */
    private static void install() throws IOException {
        Files.createDirectories(INSTALLED);
        Path done = INSTALLED.resolve("installed");
        try (FileChannel lock = FileChannel.open(
                        INSTALLED.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            byte[] pinned = Files.readAllBytes(PINNED.resolve("package-lock.json"));
            if (Files.exists(done) && java.util.Arrays.equals(Files.readAllBytes(done), pinned)) {
                return;
            }
            for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
                Files.copy(PINNED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            int exit = run(INSTALLED, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            if (exit != 0) {
                throw new IllegalStateException("npm ci ended with " + exit + " in " + INSTALLED);
            }
            Files.write(done, pinned);
        }
    }

    private static int run(Path folder, String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
