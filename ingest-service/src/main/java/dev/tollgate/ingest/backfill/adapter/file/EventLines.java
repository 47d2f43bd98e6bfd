package dev.tollgate.ingest.backfill.adapter.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream that are not blank. Of one that is too long nothing is kept but its number. */
final class EventLines {
    /** As many bytes as an event may have. */
    static final int MOST_BYTES = 16 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int until;
    private long number;

    /** @param first the number of the line at which the stream stands */
    EventLines(InputStream stream, long first) {
        this.stream = stream;
        this.number = first - 1;
    }

    /**
     * @param number from 1, blank lines counted
     * @param bytes without the line's end; none when there are more than {@link #MOST_BYTES}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(long number, Optional<byte[]> bytes) {}

    /** The next one; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isBlank = true;
        long length = 0;
        number++;
        while (hasMore()) {
            int start = from;
            boolean isEnded = false;
            while (from < until && !isEnded) {
                byte next = buffer[from++];
                isEnded = next == '\n';
                isBlank &= next == ' ' || next == '\t' || next == '\r' || isEnded;
            }
            int read = from - start - (isEnded ? 1 : 0);
            length += read;
            // One more than an event may have: the carriage return of a line that has one.
            line.write(buffer, start, (int) Math.min(read, MOST_BYTES + 1L - line.size()));
            if (isEnded && !isBlank) {
                return Optional.of(whole(line, length));
            }
            if (isEnded) {
                line.reset();
                length = 0;
                number++;
            }
        }
        return isBlank ? Optional.empty() : Optional.of(whole(line, length));
    }

    private Line whole(ByteArrayOutputStream line, long length) {
        byte[] bytes = line.toByteArray();
        boolean isReturned = length == bytes.length && bytes[bytes.length - 1] == '\r';
        boolean fits = length - (isReturned ? 1 : 0) <= MOST_BYTES;
        return new Line(number, fits ? Optional.of(bytes) : Optional.empty());
    }

    private boolean hasMore() throws IOException {
        if (from == until) {
            from = 0;
            until = Math.max(0, stream.read(buffer));
        }
        return from < until;
    }
}
