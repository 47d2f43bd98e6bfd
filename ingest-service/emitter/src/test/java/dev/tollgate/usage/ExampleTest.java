package dev.tollgate.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's own command, with the classes in place of the jar that is made of them. */
class ExampleTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path keyFile;

    @BeforeEach
    void writeTheKey() throws IOException {
        keyFile = Files.writeString(folder.resolve("key"), "key-1\n");
    }

    @Test
    void the_command_in_the_readme_works_as_it_says() throws Exception {
        try (StubServer server = new StubServer()) {
            server.next(StubServer::loseTheAnswer);
            Ended ended = run(server.address().toString(), 0);
            // The first answer was lost, which may have been the one to all of them.
            assertThat(ended.output().replaceAll("accepted \\d+, duplicate \\d+", "accepted 1000, duplicate 0"))
                    .isEqualTo(lineAfter("emitted") + "\n");
            assertThat(server.stored()).hasSize(1_000);
        }
    }

    @Test
    void without_a_server_the_events_are_in_a_file_and_the_key_is_nowhere() throws Exception {
        StubServer gone = new StubServer();
        gone.close();
        Files.writeString(keyFile, "sk-not-to-be-seen");
        Ended ended = run(gone.address().toString(), 1);
        assertThat(ended.output())
                .isEqualTo("emitted 1000, accepted 0, duplicate 0, not counted 0, left 1000\n"
                        + "left events are in usage-left.ndjson, for ingest-service backfill\n");
        List<String> left = Files.readAllLines(folder.resolve("usage-left.ndjson"));
        assertThat(left).hasSize(1_000);
        assertThat(StubServer.parsed(left.get(999)).at("/data/quantity").textValue())
                .isEqualTo("0.25");
    }

    private record Ended(String output) {}

    private Ended run(String address, int exitCode) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        for (String word : lineAfter("java -cp").split(" ")) {
            command.add(
                    switch (word) {
                        case "java" ->
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString();
                        case "ingest-service/emitter/target/usage-emitter.jar" ->
                            ROOT.resolve("ingest-service/emitter/target/classes")
                                    .toString();
                        case "ingest-service/emitter/example/Example.java" ->
                            ROOT.resolve(word).toString();
                        case "http://127.0.0.1:8080" -> address;
                        case "KEYFILE" -> keyFile.toString();
                        default -> word;
                    });
        }
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String seen = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(seen).isEqualTo(exitCode);
        return new Ended(seen);
    }

    /** The line of the README that begins so. */
    private static String lineAfter(String beginning) {
        try {
            return Files.readAllLines(Path.of("README.md")).stream()
                    .filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
