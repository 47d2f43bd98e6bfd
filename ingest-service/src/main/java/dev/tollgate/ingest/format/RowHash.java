package dev.tollgate.ingest.format;

/**
 * Hashes what a row is compared by: the sum of its fields' hashes, so that the order of the columns makes no difference.
 * Not safe for use by several threads at once.
 */
final class RowHash {
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final int BLOCK_CHARS = 4;

    private final long[] sum = new long[1];

    void begin() {
        sum[0] = 0;
    }

    /** @param column tells equal texts in different columns apart */
    void add(long column, char[] text, int from, int length) {
        long hash = column;
        int at = from;
        int end = from + length;
        for (; at + BLOCK_CHARS <= end; at += BLOCK_CHARS) {
            long block = text[at] | (long) text[at + 1] << 16 | (long) text[at + 2] << 32 | (long) text[at + 3] << 48;
            hash = Long.rotateLeft((hash ^ block) * PRIME, 31);
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft((hash ^ text[at]) * PRIME, 31);
        }
        sum[0] += spread(hash + length);
    }

    /** Evenly spread over all bits. */
    long value() {
        return spread(sum[0]);
    }

    private static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * PRIME;
        mixed = (mixed ^ (mixed >>> 29)) * PRIME;
        return mixed ^ (mixed >>> 32);
    }
}
