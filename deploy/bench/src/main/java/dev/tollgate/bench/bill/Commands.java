package dev.tollgate.bench.bill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command of the packaged service, from its start to its exit, as a pipeline runs it. */
final class Commands {
    private static final int ROUNDS = 5;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final Path application;

    Commands(PrintStream out, Path root) {
        this.out = out;
        this.application = root.resolve("ingest-service/target/quarkus-app/quarkus-run.jar");
    }

    void run(String command, Path file, long rows) throws IOException, InterruptedException {
        out.printf("%ningest-service %s %s%n", command, file.getFileName());
        if (!Files.exists(application)) {
            out.println("not measured: the service is not packaged");
            return;
        }
        List<Long> nanos = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            int exit = new ProcessBuilder(java(), "-Xmx256m", "-jar", application.toString(), command, file.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit == WRONG_USAGE) {
                out.println("not measured: this build has no such command");
                return;
            }
            nanos.add(System.nanoTime() - begin);
        }
        Times times = Times.of(nanos);
        out.printf(
                java.util.Locale.ROOT,
                "median %s, min %s, %,d rows/s with the start of the process%n",
                Times.seconds(times.medianNanos()),
                Times.seconds(times.minNanos()),
                times.perSecond(rows));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
