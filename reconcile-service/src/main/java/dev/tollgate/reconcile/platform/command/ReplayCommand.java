package dev.tollgate.reconcile.platform.command;

import dev.tollgate.kernel.ExitCode;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Inputs;
import dev.tollgate.reconcile.total.Judging;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges stored inputs once more, offline, so that nobody has to believe the service (promise 6). */
@RegisterForReflection
@Command(
        name = "replay",
        description = {
            "Judges the inputs of a reconciliation once more, without server and database.",
            "Prints the canonical judgement; with --judgement compares it instead: exit code 0 when",
            "it has the same bytes, 1 when not."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--inputs",
            required = true,
            paramLabel = "FILE",
            description = "What GET /v1/reconciliations/{id}/inputs answered.")
    @Nullable
    Path inputs;

    @Option(
            names = "--judgement",
            paramLabel = "FILE",
            description = "What GET /v1/reconciliations/{id}/judgement answered.")
    @Nullable
    Path judgement;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Judging.Judged judged = new Judging(new JsonDocuments()).judge(readInputs(line));
        PrintWriter out = line.getOut();
        if (judgement == null) {
            // No line end: the digest of what is printed is the judgement's digest.
            out.print(judged.text());
            return ExitCode.PASSED.code();
        }
        Sha256 stored = Sha256.of(bytes(line, judgement));
        boolean same = stored.equals(judged.digest());
        out.println("replayed " + judged.digest());
        out.println("stored   " + stored);
        out.println(same ? "the same bytes" : "NOT the same bytes");
        return (same ? ExitCode.PASSED : ExitCode.FAILED).code();
    }

    private Inputs readInputs(CommandLine line) {
        byte[] bytes = bytes(line, Objects.requireNonNull(inputs));
        try {
            return new JsonDocuments().inputs(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, "not the inputs of a reconciliation: " + e.getMessage());
        }
    }

    private static byte[] bytes(CommandLine line, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ParameterException(line, "the file cannot be read: " + file);
        }
    }
}
