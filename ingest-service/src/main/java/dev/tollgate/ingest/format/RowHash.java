package dev.tollgate.ingest.format;

/**
 * Hashes what a row is compared by: the sum of its fields' hashes, so that the order of the columns makes no difference.
 * Neither does how the same export writes its values as another kind of file: {@code 0.50} and {@code 5e-1},
 * {@code 2026-09-01 02:00:00} and {@code 2026-09-01T02:00:00Z}.
 * Not safe for use by several threads at once.
 */
final class RowHash {
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final int BLOCK_CHARS = 4;
    private static final int TEN = 10;

    private final long[] sum = new long[1];

    void begin() {
        sum[0] = 0;
    }

    /** Of a text by itself. */
    static long of(char[] text, int from, int length) {
        long hash = length;
        int at = from;
        int end = from + length;
        for (; at + BLOCK_CHARS <= end; at += BLOCK_CHARS) {
            long block = text[at] | (long) text[at + 1] << 16 | (long) text[at + 2] << 32 | (long) text[at + 3] << 48;
            hash = Long.rotateLeft((hash ^ block) * PRIME, 31);
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft((hash ^ text[at]) * PRIME, 31);
        }
        return hash;
    }

    /**
     * @param column tells equal texts in different columns apart
     * @param valueHash of a text as {@link #of} gives it, or of an amount
     */
    void add(long column, long valueHash) {
        sum[0] += spread(column * PRIME + valueHash);
    }

    /** By its digits, without the zeros behind them. */
    void addTime(long column, char[] text, int from, int length) {
        long digits = 0;
        int zeros = 0;
        for (int at = from; at < from + length; at++) {
            int digit = text[at] - '0';
            if (digit == 0) {
                zeros++;
            } else if (digit > 0 && digit < TEN) {
                for (; zeros > 0; zeros--) {
                    digits *= TEN;
                }
                digits = digits * TEN + digit;
            }
        }
        add(column, digits);
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
