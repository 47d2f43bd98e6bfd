package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.StubGateway;
import dev.tollgate.ingest.backfill.UsageLines;
import dev.tollgate.kernel.adapter.command.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The command as it is typed, for October of one subscription, with a gateway to send to and a key for it. */
final class BackfillRun implements AutoCloseable {
    private static final List<String> OCTOBER = List.of(
            "backfill", "--org", "acme", "--subscription", "sub-7", "--start", "2026-10-01", "--end", "2026-11-01");

    private final Path folder;
    private final Path key;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StubGateway gateway;

    private BackfillRun(Path folder, Path key, StubGateway gateway) {
        this.folder = folder;
        this.key = key;
        this.gateway = gateway;
    }

    static BackfillRun in(Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "tgk_1_planted\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new BackfillRun(folder, key, StubGateway.start());
    }

    StubGateway gateway() {
        return gateway;
    }

    Path key() {
        return key;
    }

    Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("usage.ndjson"), UsageLines.bytes(lines));
    }

    int live(Path file, String... more) {
        List<String> options =
                new ArrayList<>(List.of("--server", gateway.uri().toString(), "--api-key-file", key.toString()));
        options.addAll(List.of(more));
        return run(file, options.toArray(String[]::new));
    }

    int run(Path file, String... more) {
        List<String> arguments = new ArrayList<>(OCTOBER);
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        return run(arguments.toArray(String[]::new));
    }

    int run(String... arguments) {
        return CommandLines.run(new IngestCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
    }

    /** All that was printed since the start, or since it was forgotten. */
    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    String lastLineOfOut() {
        return out().lines().toList().getLast();
    }

    String lastLineOfErr() {
        return err().lines().toList().getLast();
    }

    void forgetOut() {
        out.getBuffer().setLength(0);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
