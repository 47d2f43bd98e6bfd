package dev.tollgate.ingest.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A body that has to arrive in time as a whole; a byte now and then does not keep it open. */
public final class TimedBody extends FilterInputStream {
    private final InstantSource clock;
    private final Instant end;

    public TimedBody(InputStream body, InstantSource clock, Duration allowed) {
        super(body);
        this.clock = clock;
        this.end = clock.instant().plus(allowed);
    }

    /** Whether it took longer than it may. */
    public boolean isOver() {
        return clock.instant().isAfter(end);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        inTime();
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        inTime();
        return count;
    }

    private void inTime() throws IOException {
        if (isOver()) {
            throw new IOException("the body did not arrive in time");
        }
    }
}
