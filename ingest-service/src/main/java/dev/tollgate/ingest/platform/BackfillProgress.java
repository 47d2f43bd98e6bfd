package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says how far a backfill is: at most once a second, and at its end. */
final class BackfillProgress implements Progress {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final PrintWriter err;
    private final InstantSource clock;
    private final Instant begun;
    private final long of;
    private Instant told;
    private long done;

    BackfillProgress(PrintWriter err, InstantSource clock, long of) {
        this.err = err;
        this.clock = clock;
        this.begun = clock.instant();
        this.told = begun;
        this.of = of;
    }

    @Override
    public void done(long now, long all) {
        done = now;
        if (isTime()) {
            tell("");
        }
    }

    @Override
    public void waiting(String why, Duration wait) {
        if (isTime()) {
            tell("; " + why + ", trying again in " + wait.toMillis() + " ms");
        }
    }

    void end() {
        tell("");
    }

    private boolean isTime() {
        return Duration.between(told, clock.instant()).compareTo(BETWEEN) >= 0;
    }

    private void tell(String more) {
        told = clock.instant();
        long millis = Math.max(1, Duration.between(begun, told).toMillis());
        err.println(
                "backfill: " + done + " of " + of + " events answered, " + done * 1_000 / millis + " a second" + more);
        err.flush();
    }
}
