package dev.tollgate.bench.bill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Our side alone on files of growing length: what a row costs stays the same, and so does the memory. */
final class Growth {
    private static final int ROUNDS = 3;
    private static final long MEGABYTE = 1_000_000;

    private Growth() {}

    static void run(PrintStream out, Path folder, List<Long> sizes) throws IOException {
        out.printf("%n%12s %8s %9s %12s %9s%n", "rows", "MB", "median", "ns/row", "memory");
        for (long rows : sizes) {
            Path file = Bill.FOCUS.csv(folder, rows);
            try (Contestant ours = Contestant.start("tollgate", file, Bill.FOCUS, "-Xmx256m")) {
                for (int round = 0; round < ROUNDS; round++) {
                    ours.round();
                }
                long nanos = ours.times(0).medianNanos();
                out.printf(
                        Locale.ROOT,
                        "%,12d %8d %9s %12d %6d MB%n",
                        rows,
                        Files.size(file) / MEGABYTE,
                        Times.seconds(nanos),
                        nanos / rows,
                        ours.peakBytes() / MEGABYTE);
            }
        }
    }
}
