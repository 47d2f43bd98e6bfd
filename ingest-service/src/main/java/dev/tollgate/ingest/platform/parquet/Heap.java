package dev.tollgate.ingest.platform.parquet;

/** Bounds what the open pages and dictionaries of one worker may hold at once. */
final class Heap {
    private final int maxBytes;
    private long bytes;

    Heap(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void take(long count) {
        bytes += count;
        if (bytes > maxBytes) {
            throw new Exhausted(maxBytes);
        }
    }

    void give(long count) {
        bytes -= count;
    }

    /** An array of so many bytes at least, with the slack that {@link PageBytes} asks for; the old one is given back. */
    byte[] grown(byte[] old, int count) {
        if (old.length - PageBytes.SLACK >= count) {
            return old;
        }
        give(old.length);
        // Pages differ a little in size; a new array for each that is longer than all before would be many.
        long roomy = Math.min(count + count / 4L, Integer.MAX_VALUE - 64L) + PageBytes.SLACK;
        take(roomy);
        return new byte[(int) roomy];
    }

    /** The pages of a row group are too large to be open together. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted(int maxBytes) {
            super("more than " + maxBytes + " bytes", null, false, false);
        }
    }
}
