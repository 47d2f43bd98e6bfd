package dev.tollgate.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** One line a step, with the time since the start. */
final class Progress {
    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;

    Progress(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    void step(String what, String outcome) {
        long millis = Duration.between(start, clock.instant()).toMillis();
        out.printf(Locale.ROOT, "  %3d.%d s  %-13s %s%n", millis / 1000, millis % 1000 / 100, what, outcome);
    }

    void say(String line) {
        out.println(line);
    }
}
