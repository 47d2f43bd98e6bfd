package dev.tollgate.bench.usage;

import dev.tollgate.bench.stand.Processors;
import dev.tollgate.bench.stand.Rates;
import dev.tollgate.bench.stand.Timings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Both sides in turns on the same table, so that they see the same fill and whatever else the machine does. */
final class Turns {
    private static final int ROUNDS = 5;
    private static final int WARM_UP_BATCHES = 200;
    private static final int AGAIN_EVERY = 10;
    private static final int SINGLE_CONNECTIONS = 32;
    private static final int SINGLES = 20_000;
    private static final int PERCENT = 100;

    private final PrintStream out;
    private final UsageOptions options;
    private final List<String> figures = new ArrayList<>();
    private Sent sent = Sent.NOTHING;

    Turns(PrintStream out, UsageOptions options) {
        this.out = out;
        this.options = options;
    }

    void run() throws Exception {
        int batches = Math.toIntExact(options.events() / Application.EVENTS_A_BATCH);
        try (Stand stand = Stand.start(options);
                Sending ours = stand.batches(EventIds.V7, options.connections());
                Rival rival = new Rival(stand.database(), EventIds.V7)) {
            out.println(stand.database().settings());
            figures.add(UsageMeasures.header());
            counted("the first, from a cold JVM", ours.send(batches, 0));
            sent = sent.plus(rival.insert(WARM_UP_BATCHES).sent());
            contest(stand, ours, rival, Math.max(1, batches / ROUNDS));
            counted("every tenth batch sent twice", ours.send(Math.max(1, batches / ROUNDS), AGAIN_EVERY));
            try (Sending singles = stand.singles(SINGLE_CONNECTIONS)) {
                sent = sent.plus(singles.send(SINGLES, 0).sent());
                counted("single events, 32 connections", singles.send(SINGLES, 0));
            }
            figures.add("the service held " + Growth.megabytes(stand.service().peakBytes()) + " MB at most; stored, to "
                    + "the last digit: " + sent.ours().plus(sent.rivals()));
            UsageMeasures.print(
                    out, sent.differencesFrom(Stored.in(stand.database().owner())), figures);
        }
    }

    private void counted(String name, Round round) {
        sent = sent.plus(round.sent());
        figures.add(UsageMeasures.row(name, Rates.of(round.timings())));
    }

    private void contest(Stand stand, Sending ours, Rival rival, int batches) throws Exception {
        List<Timings> our = new ArrayList<>();
        List<Timings> their = new ArrayList<>();
        Processors used = new Processors(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        for (int round = 0; round < ROUNDS; round++) {
            Processors before = stand.processors();
            Round mine = ours.send(batches, 0);
            used = used.plus(stand.processors().since(before));
            Round theirs = rival.insert(batches);
            sent = sent.plus(mine.sent()).plus(theirs.sent());
            our.add(mine.timings());
            their.add(theirs.timings());
        }
        Rates mine = Rates.of(our);
        Rates theirs = Rates.of(their);
        figures.add(UsageMeasures.row("tollgate", mine));
        figures.add(UsageMeasures.row("the same insert without us", theirs));
        figures.add("tollgate reaches " + ratio(mine, theirs) + " of it; by the rounds " + ratios(our, their));
        figures.add("processor time of tollgate's rounds, " + (long) ROUNDS * batches * Application.EVENTS_A_BATCH
                + " events: " + used);
    }

    private static List<String> ratios(List<Timings> our, List<Timings> their) {
        List<String> ratios = new ArrayList<>();
        for (int round = 0; round < our.size(); round++) {
            ratios.add(ratio(Rates.of(our.get(round)), Rates.of(their.get(round))));
        }
        return ratios;
    }

    private static String ratio(Rates ours, Rates theirs) {
        long hundredths = PERCENT * ours.overall() / Math.max(1, theirs.overall());
        return String.format(Locale.ROOT, "%d.%02d", hundredths / PERCENT, hundredths % PERCENT);
    }
}
