package dev.tollgate.bench.bill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Both sides on one file, in turns, so that whatever else the machine does hits both. Each has a process of its own, ours
 * with a small heap. The file is in the page cache for both.
 */
final class Contest {
    private static final int WARM_UP = 3;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream out;
    private final int rounds;

    Contest(PrintStream out, int rounds) {
        this.out = out;
        this.rounds = rounds;
    }

    /** @throws IOException when a side could not read the file */
    void run(Bill bill, Path file) throws IOException {
        out.printf("%n%s, %d MB%n", file.getFileName(), Files.size(file) / MEGABYTE);
        try (Contestant ours = Contestant.start("tollgate", file, bill, "-Xmx256m");
                Contestant theirs = Contestant.start("duckdb", file, bill, "--enable-native-access=ALL-UNNAMED");
                Contestant simpler =
                        Contestant.start("duckdb-billed", file, bill, "--enable-native-access=ALL-UNNAMED")) {
            List<Contestant> all = new ArrayList<>(List.of(ours, theirs));
            if (bill.amounts().size() > 1) {
                all.add(simpler);
            }
            for (int round = 0; round < WARM_UP + rounds; round++) {
                for (Contestant each : all) {
                    each.round();
                }
            }
            requireSameTotals(ours.first(), theirs.first());
            out.printf(
                    "%-14s %9s %9s %9s %9s %12s %6s %7s %8s%n",
                    "", "first", "median", "min", "processor", "rows/s", "MB/s", "cells", "memory");
            for (Contestant each : all) {
                print(each, Files.size(file));
            }
            for (Contestant each : all.subList(1, all.size())) {
                out.printf(
                        "tollgate is %s times as fast as %s%n",
                        ours.times(WARM_UP).timesFasterThan(each.times(WARM_UP)), each.name());
            }
        }
    }

    private void print(Contestant each, long bytes) {
        Contestant.Round first = each.first();
        Times times = each.times(WARM_UP);
        out.printf(
                Locale.ROOT,
                "%-14s %9s %9s %9s %9s %,12d %6d %7d %5d MB%n",
                each.name(),
                Times.seconds(first.nanos()),
                Times.seconds(times.medianNanos()),
                Times.seconds(times.minNanos()),
                Times.seconds(each.cpuTimes(WARM_UP).medianNanos()),
                times.perSecond(first.rows()),
                times.perSecond(bytes) / MEGABYTE,
                first.cells(),
                each.peakBytes() / MEGABYTE);
    }

    /** What the other side adds up, ours must have added up to the same digits. */
    private void requireSameTotals(Contestant.Round ours, Contestant.Round theirs) {
        List<String> ourTotals = List.of(ours.totals().split(";"));
        List<String> theirTotals = List.of(theirs.totals().split(";"));
        if (!ourTotals.containsAll(theirTotals) || ours.rows() != theirs.rows()) {
            throw new IllegalStateException("the totals differ: " + ours + " and " + theirs);
        }
        theirTotals.forEach(total -> out.println("both: " + total));
    }
}
