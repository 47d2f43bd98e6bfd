package dev.tollgate.ingest.platform.parquet;

/** Bounds what the open pages and dictionaries of one worker may hold at once. */
final class Heap {
    private final int maxBytes;
    private long bytes;

    Heap(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void take(long count) {
        require(count);
        bytes += count;
    }

    /** For what is held for a moment only. */
    void require(long count) {
        if (bytes + count > maxBytes) {
            throw Refusal.tooLarge(maxBytes);
        }
    }

    /** An array of so many bytes at least; the old one is given back. */
    byte[] grown(byte[] old, int count) {
        if (old.length >= count) {
            return old;
        }
        // Pages differ a little in size; a new array for each that is longer than all before would be many.
        long roomy = Math.min(count + count / 4L, Integer.MAX_VALUE - 64L);
        take(roomy - old.length);
        return new byte[(int) roomy];
    }
}
