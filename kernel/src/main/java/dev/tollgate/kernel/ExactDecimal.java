package dev.tollgate.kernel;

import java.math.BigDecimal;

/**
 * Exact decimals from text to text.
 *
 * <p>Providers write amounts with up to 28 decimals and in scientific notation; neither may pass through a binary
 * floating point number. The limits keep a hostile {@code 1e999999999} from becoming a gigabyte of digits.
 */
public final class ExactDecimal {
    /** The most decimals that an amount may have; the database checks the same. */
    public static final int MAX_DECIMALS = 40;

    /** The most digits before the decimal point; the database checks the same. */
    public static final int MAX_INTEGER_DIGITS = 30;

    private static final int MAX_TEXT_LENGTH = 120;

    private ExactDecimal() {}

    /**
     * Reads a decimal straight from its text: optional sign, digits, optional fraction, optional exponent.
     *
     * @throws AmountRefused when the text is not such a number, or has more digits than we hold; never rounds
     */
    public static BigDecimal parse(CharSequence text) {
        if (text.isEmpty() || text.length() > MAX_TEXT_LENGTH || !isAsciiNumber(text)) {
            throw new AmountRefused("not a decimal number");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text.toString());
        } catch (NumberFormatException e) {
            throw new AmountRefused("not a decimal number");
        }
        return normalise(value);
    }

    /**
     * Strips trailing zeros so that 1.0 equals 1.00, and refuses what is too large or too fine to be kept exactly.
     *
     * @throws AmountRefused when the value has more digits than we hold
     */
    public static BigDecimal normalise(BigDecimal value) {
        // The digits before the point are counted without writing them out: precision − scale.
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() != 0 && integerDigits > MAX_INTEGER_DIGITS) {
            throw new AmountRefused("more than " + MAX_INTEGER_DIGITS + " digits before the decimal point");
        }
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (stripped.scale() > MAX_DECIMALS) {
            throw new AmountRefused("more than " + MAX_DECIMALS + " decimals");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Plain notation, without an exponent and without trailing zeros: {@code 120.75}, {@code -0.00000008}, {@code 0}. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** {@link BigDecimal} also takes digits of other scripts; a bill never has them on purpose. */
    private static boolean isAsciiNumber(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
