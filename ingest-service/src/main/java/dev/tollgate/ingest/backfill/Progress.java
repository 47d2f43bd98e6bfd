package dev.tollgate.ingest.backfill;

import java.time.Duration;

/** Port: hears how far a backfill is. */
public interface Progress {
    /** @param done how many events have their answer, of how many */
    void done(long done, long of);

    /** Nothing is sent for a while. */
    void waiting(String why, Duration wait);
}
