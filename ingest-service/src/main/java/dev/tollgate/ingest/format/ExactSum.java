package dev.tollgate.ingest.format;

import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Adds decimals exactly and fast, whatever their scales: one {@code long} for each twelve digits left and right of the
 * decimal point, which together hold every amount that we take. A carry is due once in millions of additions, and
 * neither reading an amount in plain notation nor adding it allocates. No step rounds. Not safe for use by several
 * threads at once.
 */
public final class ExactSum {
    /** What a cell's text turned out to be. */
    public enum Reading {
        READ,
        BLANK,
        NOT_A_NUMBER,
        TOO_MANY_DIGITS
    }

    private static final int GROUP_DIGITS = 12;
    private static final long GROUP = 1_000_000_000_000L;
    private static final BigInteger BIG_GROUP = BigInteger.valueOf(GROUP);
    private static final int GROUPS = 7;

    /** The group of the last twelve digits before the decimal point; those before it in the array are decimals. */
    private static final int UNITS = 4;

    private static final long HASH_PRIME = 0x9E3779B97F4A7C15L;
    private static final int LONG_DIGITS = 18;

    /** Makes a letter of ASCII small. */
    private static final int SMALL = 0x20;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final long[] POWERS = new long[GROUP_DIGITS + 1];

    /** Where it is kept how many amounts were added since the last carry: each adds less than a {@link #GROUP}. */
    private static final int ADDED = GROUPS;

    /** So many longs a sum takes where several lie in one array. */
    public static final int SIZE = GROUPS + 1;

    /** Twice as many would still fit into a long. */
    private static final long MAX_ADDED = 4_000_000;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    /** From the smallest on; each of any sign. */
    private final long[] groups = new long[SIZE];

    /** Replaces the value by a cell's text; a text that cannot be read leaves zero. */
    public Reading read(char[] text, int from, int length) {
        Arrays.fill(groups, 0);
        if (length == 0 || isNull(text, from, length)) {
            return Reading.BLANK;
        }
        if (readPlain(text, from, from + length)) {
            groups[ADDED] = 1;
            return Reading.READ;
        }
        Arrays.fill(groups, 0);
        return readAny(new String(text, from, length));
    }

    /** A value that a table says; zero where the text is no number. */
    static ExactSum of(String text) {
        ExactSum sum = new ExactSum();
        sum.read(text.toCharArray(), 0, text.length());
        return sum;
    }

    public void add(ExactSum other) {
        other.addTo(groups, 0);
    }

    /**
     * Adds this to a sum that lies in an array with others.
     *
     * @param sums all zeros before the first addition
     * @param from where it begins; it takes {@link #SIZE} places
     */
    public void addTo(long[] sums, int from) {
        if (sums[from + ADDED] + groups[ADDED] > MAX_ADDED) {
            carry(sums, from);
        }
        // With the count of what was added, which stands behind them.
        for (int i = 0; i < SIZE; i++) {
            sums[from + i] += groups[i];
        }
    }

    /** A copy of a sum that lies in an array with others. */
    public static ExactSum of(long[] sums, int from) {
        ExactSum sum = new ExactSum();
        System.arraycopy(sums, from, sum.groups, 0, SIZE);
        return sum;
    }

    public void add(BigDecimal value) {
        ExactSum other = new ExactSum();
        other.set(value);
        add(other);
    }

    void subtract(ExactSum other) {
        if (groups[ADDED] + other.groups[ADDED] > MAX_ADDED) {
            carry(groups, 0);
        }
        for (int i = 0; i < GROUPS; i++) {
            groups[i] -= other.groups[i];
        }
        groups[ADDED] += other.groups[ADDED];
    }

    void clear() {
        Arrays.fill(groups, 0);
    }

    /** Whether a value that was read is zero. */
    boolean isZero() {
        for (int i = 0; i < GROUPS; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Of a value that was read: the same however it was spelt. */
    long valueHash() {
        long hash = 0;
        for (int i = 0; i < GROUPS; i++) {
            hash = (hash + groups[i]) * HASH_PRIME;
        }
        return hash;
    }

    /** @throws AmountRefused when the sum has more digits than we hold */
    public BigDecimal total() {
        return ExactDecimal.normalise(soFar());
    }

    /** Every digit, also where that are more than a total may have. */
    public BigDecimal soFar() {
        int last = 0;
        while (last < UNITS && groups[last] == 0) {
            last++;
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = GROUPS - 1; i >= last; i--) {
            value = value.multiply(BIG_GROUP).add(BigInteger.valueOf(groups[i]));
        }
        return new BigDecimal(value, (UNITS - last) * GROUP_DIGITS);
    }

    private static void carry(long[] sums, int from) {
        for (int i = from; i < from + GROUPS - 1; i++) {
            sums[i + 1] += sums[i] / GROUP;
            sums[i] %= GROUP;
        }
        sums[from + ADDED] = 1;
    }

    /** Plain notation of at most 18 digits before the decimal point, which is nearly every amount of a bill. */
    private boolean readPlain(char[] text, int from, int end) {
        boolean negative = text[from] == '-';
        int first = negative || text[from] == '+' ? from + 1 : from;
        int at = first;
        long units = 0;
        while (at < end && isDigit(text[at])) {
            units = units * 10 + (text[at++] - '0');
        }
        int digits = at - first;
        if (digits > LONG_DIGITS) {
            return false;
        }
        groups[UNITS] = units;
        if (units >= GROUP) {
            groups[UNITS] = units % GROUP;
            groups[UNITS + 1] = units / GROUP;
        }
        if (at < end && text[at] == '.') {
            digits += end - at - 1;
            at = readDecimals(text, at + 1, end);
        }
        if (negative) {
            for (int i = 0; i < GROUPS; i++) {
                groups[i] = -groups[i];
            }
        }
        return at == end && digits > 0;
    }

    /** Where it stopped: at what is no digit, or behind as many as we hold. */
    private int readDecimals(char[] text, int from, int end) {
        int at = from;
        int last = Math.min(end, from + ExactDecimal.MAX_DECIMALS);
        for (int group = UNITS - 1; at < last; group--) {
            int groupFrom = at;
            int groupEnd = Math.min(last, at + GROUP_DIGITS);
            long value = 0;
            while (at < groupEnd && isDigit(text[at])) {
                value = value * 10 + (text[at++] - '0');
            }
            groups[group] = value * POWERS[GROUP_DIGITS - (at - groupFrom)];
            if (at < groupEnd) {
                return at;
            }
        }
        return at;
    }

    private Reading readAny(String text) {
        if (text.isBlank()) {
            return Reading.BLANK;
        }
        try {
            set(ExactDecimal.parse(text));
            return Reading.READ;
        } catch (AmountRefused e) {
            return NUMBER.matcher(text).matches() ? Reading.TOO_MANY_DIGITS : Reading.NOT_A_NUMBER;
        }
    }

    private void set(BigDecimal value) {
        BigInteger left = value.setScale(UNITS * GROUP_DIGITS).unscaledValue();
        for (int i = 0; i < GROUPS - 1; i++) {
            BigInteger[] parts = left.divideAndRemainder(BIG_GROUP);
            groups[i] = parts[1].longValueExact();
            left = parts[0];
        }
        groups[GROUPS - 1] = left.longValueExact();
        groups[ADDED] = 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Several exporters write the word where they mean nothing. */
    static boolean isNull(char[] text, int from, int length) {
        return length == 4
                && (text[from] | SMALL) == 'n'
                && (text[from + 1] | SMALL) == 'u'
                && (text[from + 2] | SMALL) == 'l'
                && (text[from + 3] | SMALL) == 'l';
    }
}
