package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.conformance.Content.Notation;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a cell, read again for each row: in a {@code long} as long as that holds every digit. Of a longer one the
 * {@code long} holds the last 64 bits, which tell nearly all that differ apart; a {@link BigDecimal} is only made of it
 * where they do not. Belongs to one worker.
 */
final class Amount {
    private static final int LONG_DIGITS = 18;
    private static final int MAX_PLAIN_DIGITS = 38;
    private static final Pattern PROPER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)(E-?\\d+)?");
    private static final Pattern READABLE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** What people write about a number: separators, currency signs, brackets for a negative one. */
    private static final Pattern ABOUT = Pattern.compile("[,'\\s$\u20AC\u00A3\u00A5()%]");

    /** Of ten; those above 18 are the last 64 bits only. */
    private static final long[] POWERS = new long[2 * ExactDecimal.MAX_DECIMALS + 1];

    private static final int VALUE = 0;
    private static final int SCALE = 1;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final long[] bits = new long[2];
    private final boolean[] fits = new boolean[1];
    private final char[] written = new char[MAX_PLAIN_DIGITS + 2];
    private final int[] writtenChars = new int[1];
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
        if (!readPlain(text, from, length)) {
            readAny(new String(text, from, length));
        }
    }

    BigDecimal value() {
        if (fits[0]) {
            return BigDecimal.valueOf(bits[VALUE], (int) bits[SCALE]);
        }
        BigDecimal outgrown = large[0];
        if (outgrown == null) {
            outgrown = new BigDecimal(written, 0, writtenChars[0]);
            large[0] = outgrown;
        }
        return outgrown;
    }

    boolean equalsExactly(Amount other) {
        boolean mayBe = sameBits(bits[VALUE], other.bits[VALUE], other.bits[SCALE] - bits[SCALE]);
        return mayBe && value().compareTo(other.value()) == 0;
    }

    /** True where the product of the two is this amount, to the last digit. */
    boolean isProductOf(Amount left, Amount right) {
        long product = left.bits[VALUE] * right.bits[VALUE];
        long decimals = left.bits[SCALE] + right.bits[SCALE] - bits[SCALE];
        if (!sameBits(bits[VALUE], product, decimals)) {
            return false;
        }
        boolean productFits = left.fits[0]
                && right.fits[0]
                && Math.multiplyHigh(left.bits[VALUE], right.bits[VALUE]) == product >> 63;
        if (productFits && fits[0] && Math.abs(decimals) <= LONG_DIGITS) {
            return decimals >= 0 ? isScaled(bits[VALUE], decimals, product) : isScaled(product, -decimals, bits[VALUE]);
        }
        return left.value().multiply(right.value()).compareTo(value()) == 0;
    }

    /** False only where two numbers differ; the second has so many more decimals. */
    private static boolean sameBits(long left, long right, long decimals) {
        return decimals >= 0 ? left * POWERS[(int) decimals] == right : left == right * POWERS[(int) -decimals];
    }

    /** True where {@code value} with so many more decimals is {@code scaled}; one that outgrows a long is not. */
    private static boolean isScaled(long value, long decimals, long scaled) {
        long power = POWERS[(int) decimals];
        return value * power == scaled && Math.multiplyHigh(value, power) == scaled >> 63;
    }

    /** Plain notation of at most 38 digits, which is nearly every amount of a bill. */
    private boolean readPlain(char[] text, int from, int length) {
        if (length > written.length) {
            return false;
        }
        int end = from + length;
        boolean negative = text[from] == '-';
        long value = 0;
        int digits = 0;
        int point = -1;
        int ones = 0;
        for (int at = negative ? from + 1 : from; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                ones |= digit;
                digits++;
            } else if (text[at] == '.' && point < 0) {
                point = digits;
            } else {
                return false;
            }
        }
        int whole = point < 0 ? digits : point;
        if (digits == 0 || digits > MAX_PLAIN_DIGITS || whole > ExactDecimal.MAX_INTEGER_DIGITS) {
            return false;
        }
        bits[VALUE] = negative ? -value : value;
        bits[SCALE] = (long) digits - whole;
        fits[0] = digits <= LONG_DIGITS;
        if (!fits[0]) {
            System.arraycopy(text, from, written, 0, length);
            writtenChars[0] = length;
        }
        int signOfOnes = negative ? -1 : 1;
        set(Notation.PROPER, ones == 0 ? 0 : signOfOnes, true);
        return true;
    }

    private void readAny(String text) {
        boolean proper = PROPER.matcher(text).matches();
        String bare = proper ? text : ABOUT.matcher(text).replaceAll("");
        if (!proper && !READABLE.matcher(bare).matches()) {
            set(Notation.NO_NUMBER, 0, false);
            return;
        }
        try {
            BigDecimal value = ExactDecimal.parse(bare);
            large[0] = value;
            fits[0] = false;
            bits[VALUE] = value.unscaledValue().longValue();
            bits[SCALE] = value.scale();
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
