package dev.tollgate.bench.usage;

import dev.tollgate.bench.stand.Rates;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One million after the other, with ids that grow with time and with random ones: which of them slow down. */
final class Growth {
    private static final int STEP_BATCHES = 1_000;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream out;
    private final UsageOptions options;

    Growth(PrintStream out, UsageOptions options) {
        this.out = out;
        this.options = options;
    }

    void run() throws Exception {
        for (EventIds ids : EventIds.values()) {
            try (Stand stand = Stand.start(options);
                    Sending sending = stand.batches(ids, options.connections())) {
                out.println(stand.database().settings());
                grow(ids, stand, sending);
            }
        }
    }

    private void grow(EventIds ids, Stand stand, Sending sending) throws Exception {
        List<String> figures = new ArrayList<>();
        figures.add(UsageMeasures.header()
                + String.format(Locale.ROOT, " %9s %9s %9s %9s", "table", "key", "hours", "service"));
        Sent sent = Sent.NOTHING;
        long steps = options.events() / STEP_BATCHES / Application.EVENTS_A_BATCH;
        for (int step = 1; step <= steps; step++) {
            Round round = sending.send(STEP_BATCHES, 0);
            sent = sent.plus(round.sent());
            Sizes sizes = Sizes.in(stand.database().owner());
            figures.add(UsageMeasures.row("UUID" + ids + ", to " + step + " million", Rates.of(round.timings()))
                    + String.format(
                            Locale.ROOT,
                            " %6d MB %6d MB %6d MB %6d MB",
                            megabytes(sizes.tableBytes()),
                            megabytes(sizes.keyBytes()),
                            megabytes(sizes.additionsBytes()),
                            megabytes(stand.service().peakBytes())));
            System.err.println(figures.getLast());
        }
        UsageMeasures.print(out, sent.differencesFrom(Stored.in(stand.database().owner())), figures);
    }

    static long megabytes(long bytes) {
        return bytes / MEGABYTE;
    }
}
