package dev.tollgate.ingest.platform.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes a decimal that is stored as an integer and a scale, with as many digits behind the point as the scale says.
 * Columns of amounts are 16 bytes wide, and a {@link BigInteger} for each of a million took more time than all the rest.
 */
final class DecimalText {
    private static final int MAX_BYTES = 2 * Long.BYTES;
    private static final int WORDS = MAX_BYTES / Integer.BYTES;
    private static final long WORD = 0xFFFF_FFFFL;

    /** As many digits as are split off at once: the largest power of ten within a word. */
    private static final int GROUP_DIGITS = 9;

    private static final int GROUP = 1_000_000_000;
    private static final int MAX_DIGITS = (WORDS + 1) * GROUP_DIGITS;
    private static final int TEN = 10;

    private DecimalText() {}

    /** @param value in two's complement, the highest byte first; at least one byte */
    static String of(byte[] value, int scale) {
        if (value.length > MAX_BYTES) {
            return new BigDecimal(new BigInteger(value), scale).toPlainString();
        }
        // The sign goes on to the left.
        long high = value[0] >> Byte.SIZE;
        long low = high;
        for (byte each : value) {
            high = high << Byte.SIZE | low >>> (Long.SIZE - Byte.SIZE);
            low = low << Byte.SIZE | each & 0xFF;
        }
        return of(high, low, scale);
    }

    static String of(long value, int scale) {
        return of(value >> (Long.SIZE - 1), value, scale);
    }

    private static String of(long high, long low, int scale) {
        boolean negative = high < 0;
        long carried = low == 0 ? 1 : 0;
        long upper = negative ? ~high + carried : high;
        long lower = negative ? -low : low;
        char[] digits = new char[MAX_DIGITS];
        int first =
                digits(new long[] {upper >>> Integer.SIZE, upper & WORD, lower >>> Integer.SIZE, lower & WORD}, digits);
        int count = MAX_DIGITS - first;
        int whole = Math.max(0, count - scale);
        StringBuilder text = new StringBuilder(count + scale + 3);
        text.append(negative ? "-" : "").append(whole == 0 ? "0" : "").append(digits, first, whole);
        if (scale > 0) {
            text.append('.').repeat('0', Math.max(0, scale - count)).append(digits, first + whole, count - whole);
        }
        return text.toString();
    }

    /** Writes the digits to the end of the room; gives where they begin, which is behind it for a zero. */
    private static int digits(long[] words, char[] to) {
        int at = to.length;
        int first = 0;
        while (first < WORDS) {
            long rest = 0;
            for (int i = first; i < WORDS; i++) {
                long part = rest << Integer.SIZE | words[i];
                words[i] = part / GROUP;
                rest = part % GROUP;
            }
            for (int i = 0; i < GROUP_DIGITS; i++) {
                to[--at] = (char) ('0' + rest % TEN);
                rest /= TEN;
            }
            while (first < WORDS && words[first] == 0) {
                first++;
            }
        }
        while (at < to.length && to[at] == '0') {
            at++;
        }
        return at;
    }
}
