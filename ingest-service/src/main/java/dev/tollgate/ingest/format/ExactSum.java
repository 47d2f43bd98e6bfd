package dev.tollgate.ingest.format;

import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Adds decimals exactly and fast: in a {@code long} of one scale as long as that holds every digit, and from there on
 * in a {@link BigDecimal}. No step rounds. Not safe for use by several threads at once.
 */
public final class ExactSum {
    /** What a cell's text turned out to be. */
    public enum Reading {
        READ,
        BLANK,
        NOT_A_NUMBER,
        TOO_MANY_DIGITS
    }

    private static final int LONG_DIGITS = 18;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final long[] POWERS = new long[LONG_DIGITS + 1];
    private static final int VALUE = 0;
    private static final int SCALE = 1;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    /** The running value and its scale. */
    private final long[] small = new long[2];

    /** What has outgrown it. */
    private final BigDecimal[] large = {BigDecimal.ZERO};

    /** Replaces the value by a cell's text; a text that cannot be read leaves zero. */
    public Reading read(char[] text, int from, int length) {
        set(0, 0);
        if (length == 0 || isNull(text, from, length)) {
            return Reading.BLANK;
        }
        return readShort(text, from, length) ? Reading.READ : readLong(new String(text, from, length));
    }

    /** A value that a table says; zero where the text is no number. */
    static ExactSum of(String text) {
        ExactSum sum = new ExactSum();
        sum.read(text.toCharArray(), 0, text.length());
        return sum;
    }

    public void add(ExactSum other) {
        add(other, false);
    }

    void add(ExactSum other, boolean negated) {
        if (other.large[0].signum() != 0) {
            add(negated ? other.large[0].negate() : other.large[0]);
        }
        add(negated ? -other.small[VALUE] : other.small[VALUE], (int) other.small[SCALE]);
    }

    public void add(BigDecimal amount) {
        large[0] = large[0].add(amount);
    }

    void clear() {
        set(0, 0);
    }

    /** Whether a value that was read is zero. */
    boolean isZero() {
        return small[VALUE] == 0 && large[0].signum() == 0;
    }

    /** @throws AmountRefused when the sum has more digits than we hold */
    public BigDecimal total() {
        return ExactDecimal.normalise(large[0].add(BigDecimal.valueOf(small[VALUE], (int) small[SCALE])));
    }

    /** The sum while others may be added: one that is too large by now may yet come back. */
    public BigDecimal soFar() {
        return large[0].add(BigDecimal.valueOf(small[VALUE], (int) small[SCALE]));
    }

    private void set(long value, int scale) {
        small[VALUE] = value;
        small[SCALE] = scale;
        large[0] = BigDecimal.ZERO;
    }

    private void add(long value, int scale) {
        int own = (int) small[SCALE];
        int common = Math.max(own, scale);
        long left = scaled(small[VALUE], common - own);
        long right = scaled(value, common - scale);
        long sum = left + right;
        boolean fits = (left != 0 || small[VALUE] == 0) && (right != 0 || value == 0);
        // Two addends of one sign whose sum has the other have overflowed.
        if (fits && ((left ^ sum) & (right ^ sum)) >= 0) {
            small[VALUE] = sum;
            small[SCALE] = common;
        } else {
            large[0] = large[0].add(BigDecimal.valueOf(small[VALUE], own));
            small[VALUE] = value;
            small[SCALE] = scale;
        }
    }

    /** The value with more decimals, or 0 where a long cannot hold it. */
    private static long scaled(long value, int decimals) {
        if (decimals == 0) {
            return value;
        }
        if (decimals > LONG_DIGITS) {
            return 0;
        }
        long product = value * POWERS[decimals];
        return Math.multiplyHigh(value, POWERS[decimals]) == product >> 63 ? product : 0;
    }

    /** Plain notation of at most 18 digits, which is nearly every amount of a bill. */
    private boolean readShort(char[] text, int from, int length) {
        int end = from + length;
        int at = from;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long value = 0;
        int digits = 0;
        int scale = -1;
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                digits++;
                scale += scale >= 0 ? 1 : 0;
            } else if (c == '.' && scale < 0) {
                scale = 0;
            } else {
                return false;
            }
            if (digits > LONG_DIGITS) {
                return false;
            }
        }
        if (digits == 0) {
            return false;
        }
        set(negative ? -value : value, Math.max(scale, 0));
        return true;
    }

    private Reading readLong(String text) {
        if (text.isBlank()) {
            return Reading.BLANK;
        }
        try {
            large[0] = ExactDecimal.parse(text);
            return Reading.READ;
        } catch (AmountRefused e) {
            return NUMBER.matcher(text).matches() ? Reading.TOO_MANY_DIGITS : Reading.NOT_A_NUMBER;
        }
    }

    /** Several exporters write the word where they mean nothing. */
    private static boolean isNull(char[] text, int from, int length) {
        return length == 4
                && text[from] == 'N'
                && text[from + 1] == 'U'
                && text[from + 2] == 'L'
                && text[from + 3] == 'L';
    }
}
