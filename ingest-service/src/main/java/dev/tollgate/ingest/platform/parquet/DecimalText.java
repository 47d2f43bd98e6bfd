package dev.tollgate.ingest.platform.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes a decimal that is stored as an integer and a scale, with as many digits behind the point as the scale says.
 * Columns of amounts are 16 bytes wide; a {@link java.math.BigInteger} for each of a million took more time than all the
 * rest.
 */
final class DecimalText {
    static final int MAX_BYTES = 2 * Long.BYTES;

    private static final int WORDS = MAX_BYTES / Integer.BYTES;
    private static final long WORD = 0xFFFF_FFFFL;

    /** As many digits as are split off at once: the largest power of ten within a word. */
    private static final int GROUP_DIGITS = 9;

    private static final int GROUP = 1_000_000_000;
    private static final int MAX_DIGITS = (WORDS + 1) * GROUP_DIGITS;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    private DecimalText() {}

    /** How many characters it may take. */
    static int room(int scale) {
        // Those of the number, or zeros in front of it; sign, point, and the zero before the point.
        return MAX_DIGITS + scale + 3;
    }

    /**
     * @param value in two's complement, the highest byte first; at least one byte, and no more than 16
     * @return how many characters were written to the beginning of the room
     */
    static int write(ByteBuffer value, int scale, char[] to) {
        int first = value.position();
        // The sign goes on to the left.
        long high = value.get(first) >> Byte.SIZE;
        long low = high;
        for (int i = first; i < value.limit(); i++) {
            high = high << Byte.SIZE | low >>> (Long.SIZE - Byte.SIZE);
            low = low << Byte.SIZE | value.get(i) & 0xFF;
        }
        return write(high, low, scale, to);
    }

    static int write(long value, int scale, char[] to) {
        return write(value >> (Long.SIZE - 1), value, scale, to);
    }

    private static int write(long high, long low, int scale, char[] to) {
        int at = 0;
        long upper = high;
        long lower = low;
        if (high < 0) {
            upper = ~high + (low == 0 ? 1 : 0);
            lower = -low;
            to[at++] = '-';
        }
        // The digits are written to the end of the room, and go from there to where they belong.
        int end = to.length;
        int first = digits(upper, lower, to);
        int whole = Math.max(0, end - first - scale);
        if (whole == 0) {
            to[at++] = '0';
        }
        System.arraycopy(to, first, to, at, whole);
        at += whole;
        if (scale > 0) {
            to[at++] = '.';
            int zeros = Math.max(0, scale - (end - first));
            System.arraycopy(to, first + whole, to, at + zeros, end - first - whole);
            Arrays.fill(to, at, at + zeros, '0');
            at += scale;
        }
        return at;
    }

    /** Gives where the digits begin, which is behind the room for a zero. */
    private static int digits(long upper, long lower, char[] to) {
        int at = to.length;
        long a = upper >>> Integer.SIZE;
        long b = upper & WORD;
        long c = lower >>> Integer.SIZE;
        long d = lower & WORD;
        while ((a | b | c >>> (Integer.SIZE - 1)) != 0) {
            b |= a % GROUP << Integer.SIZE;
            a /= GROUP;
            c |= b % GROUP << Integer.SIZE;
            b /= GROUP;
            d |= c % GROUP << Integer.SIZE;
            c /= GROUP;
            at = group((int) (d % GROUP), to, at);
            d /= GROUP;
        }
        for (long left = c << Integer.SIZE | d; left != 0; left /= GROUP) {
            at = group((int) (left % GROUP), to, at);
        }
        while (at < to.length && to[at] == '0') {
            at++;
        }
        return at;
    }

    private static int group(int digits, char[] to, int end) {
        int at = end;
        int left = digits;
        for (int i = 1; i < GROUP_DIGITS; i += 2) {
            int two = left % HUNDRED;
            left /= HUNDRED;
            to[--at] = (char) ('0' + two % TEN);
            to[--at] = (char) ('0' + two / TEN);
        }
        to[--at] = (char) ('0' + left);
        return at;
    }
}
