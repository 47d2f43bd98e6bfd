package dev.tollgate.ingest.usage.adapter.cloudevents;

import java.util.Arrays;

/** The bytes of one event, as many as one may have; what goes beyond is not kept. Used again for the next event. */
final class Slice {
    private static final int FIRST_BYTES = 1024;

    private final int maxBytes;
    private byte[] bytes;
    private int length;
    private boolean tooLarge;
    private Place start = new Place(0, 1, 0);

    Slice(int maxBytes) {
        this.maxBytes = maxBytes;
        this.bytes = new byte[Math.min(FIRST_BYTES, maxBytes)];
    }

    void begin(Place place) {
        start = place;
        length = 0;
        tooLarge = false;
    }

    /** White space behind an event is no part of its size, or a line that ends in CRLF would hold one byte less. */
    void append(byte[] from, int begin, int end) {
        int kept = Math.min(end - begin, maxBytes - length);
        if (kept > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.min(maxBytes, Math.max(2 * bytes.length, length + kept)));
        }
        System.arraycopy(from, begin, bytes, length, kept);
        length += kept;
        for (int i = begin + kept; i < end && !tooLarge; i++) {
            tooLarge = !Octets.isSpace(from[i]);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    Place start() {
        return start;
    }

    /** Where in the body one of these bytes stands. */
    Place place(int index) {
        return start.after(bytes, Math.min(index, length));
    }
}
