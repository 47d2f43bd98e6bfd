package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.conformance.Content.Notation;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a cell, read again for each row: in a {@code long} as long as that holds every digit, else in a {@link
 * BigDecimal}. Belongs to one worker.
 */
final class Amount {
    private static final int LONG_DIGITS = 18;
    private static final Pattern PROPER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)(E-?\\d+)?");
    private static final Pattern READABLE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** What people write about a number: separators, currency signs, brackets for a negative one. */
    private static final Pattern ABOUT = Pattern.compile("[,'\\s$\u20AC\u00A3\u00A5()%]");

    private static final long[] POWERS = new long[LONG_DIGITS + 1];
    private static final int VALUE = 0;
    private static final int SCALE = 1;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final long[] small = new long[2];
    private final @Nullable BigDecimal[] large = new @Nullable BigDecimal[1];
    private final boolean[] known = new boolean[1];
    private final Notation[] notation = {Notation.NO_NUMBER};
    private final int[] sign = new int[1];

    void forget() {
        known[0] = false;
    }

    Notation notation() {
        return notation[0];
    }

    int sign() {
        return sign[0];
    }

    /** True where the exact value is known; a number of more digits than we hold is a number without one. */
    boolean isKnown() {
        return known[0];
    }

    void read(char[] text, int from, int length) {
        large[0] = null;
        if (!readShort(text, from, length)) {
            readLong(new String(text, from, length));
        }
    }

    BigDecimal value() {
        BigDecimal outgrown = large[0];
        return outgrown == null ? BigDecimal.valueOf(small[VALUE], (int) small[SCALE]) : outgrown;
    }

    boolean equalsExactly(Amount other) {
        if (isSmall() && other.isSmall() && small[SCALE] == other.small[SCALE]) {
            return small[VALUE] == other.small[VALUE];
        }
        return value().compareTo(other.value()) == 0;
    }

    /** True where the product of the two is this amount, to the last digit. */
    boolean isProductOf(Amount left, Amount right) {
        if (isSmall() && left.isSmall() && right.isSmall()) {
            long product = left.small[VALUE] * right.small[VALUE];
            boolean fits = Math.multiplyHigh(left.small[VALUE], right.small[VALUE]) == product >> 63;
            long decimals = left.small[SCALE] + right.small[SCALE] - small[SCALE];
            if (fits && Math.abs(decimals) <= LONG_DIGITS) {
                return decimals >= 0
                        ? isScaled(small[VALUE], decimals, product)
                        : isScaled(product, -decimals, small[VALUE]);
            }
        }
        return left.value().multiply(right.value()).compareTo(value()) == 0;
    }

    /** True where {@code value} with so many more decimals is {@code scaled}; one that outgrows a long is not. */
    private static boolean isScaled(long value, long decimals, long scaled) {
        long power = POWERS[(int) decimals];
        return value * power == scaled && Math.multiplyHigh(value, power) == scaled >> 63;
    }

    private boolean isSmall() {
        return large[0] == null;
    }

    /** Plain notation of at most 18 digits, which is nearly every amount of a bill. */
    private boolean readShort(char[] text, int from, int length) {
        int end = from + length;
        boolean negative = text[from] == '-';
        int at = negative ? from + 1 : from;
        if (end - at > LONG_DIGITS + 1) {
            return false;
        }
        long value = 0;
        int digits = 0;
        int point = -1;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits++;
            } else if (text[at] == '.' && point < 0) {
                point = digits;
            } else {
                return false;
            }
        }
        if (digits == 0 || digits > LONG_DIGITS) {
            return false;
        }
        small[VALUE] = negative ? -value : value;
        small[SCALE] = point < 0 ? 0 : digits - point;
        set(Notation.PROPER, Long.signum(small[VALUE]), true);
        return true;
    }

    private void readLong(String text) {
        boolean proper = PROPER.matcher(text).matches();
        String bare = proper ? text : ABOUT.matcher(text).replaceAll("");
        if (!proper && !READABLE.matcher(bare).matches()) {
            set(Notation.NO_NUMBER, 0, false);
            return;
        }
        try {
            BigDecimal value = ExactDecimal.parse(bare);
            large[0] = value;
            int written = text.startsWith("(") ? -value.signum() : value.signum();
            // Only what is written properly is worth an exact comparison.
            set(proper ? Notation.PROPER : Notation.IMPROPER, written, proper);
        } catch (AmountRefused e) {
            set(proper ? Notation.PROPER : Notation.IMPROPER, bare.startsWith("-") ? -1 : 1, false);
        }
    }

    private void set(Notation asWritten, int signum, boolean exact) {
        notation[0] = asWritten;
        sign[0] = signum;
        known[0] = exact;
    }
}
