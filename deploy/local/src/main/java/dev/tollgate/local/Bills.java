package dev.tollgate.local;

import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the bills to where the ingest service reads them: generated, or the user's own. */
final class Bills {
    private final Workplace workplace;
    private final Progress progress;

    Bills(Workplace workplace, Progress progress) {
        this.workplace = workplace;
        this.progress = progress;
    }

    /** The folder that holds the drop. The user's own folder is copied before a fault is planted, never changed. */
    Path prepare(Optional<Path> own, String month, int rows, Optional<Fault> fault)
            throws IOException, InterruptedException {
        Path drop = workplace.run().resolve("drop");
        if (own.isPresent()) {
            progress.step("bills", "your own, copied from " + own.get() + ": " + copyExports(own.get(), drop, month));
        } else {
            generate(drop, month, rows);
            progress.step("bills", "generated for openops, aws, azure, gcp, " + month + ", " + rows + " charges each");
        }
        if (fault.isPresent()) {
            fault.get().plantIn(drop, month);
            progress.step("fault", fault.get() + ": " + fault.get().description());
        }
        return drop;
    }

    /** Only the exports of that month are copied, whatever else lies in the user's folder. */
    private static String copyExports(Path own, Path drop, String month) throws IOException {
        List<String> found = new ArrayList<>();
        for (ProviderId provider : ProviderId.tierOne()) {
            Path export = own.resolve(provider.id()).resolve(month);
            if (Files.isDirectory(export)) {
                Folders.copyFiles(export, drop.resolve(provider.id()).resolve(month));
                found.add(provider.id());
            }
        }
        return String.join(", ", found);
    }

    private void generate(Path drop, String month, int rows) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(workplace.launch("ingest-service", List.of("-XX:TieredStopAtLevel=1")));
        command.addAll(
                List.of("generate", "--rows", Integer.toString(rows), "--month", month, "--out", drop.toString()));
        Path log = workplace.log("generate");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new StoryStopped("the generator ended with exit code " + code + "; its log: " + log);
        }
    }
}
