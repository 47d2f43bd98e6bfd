package dev.tollgate.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount in one currency.
 *
 * <p>Normalised, so that 1.0 USD equals 1.00 USD. There is no division and no conversion: nothing here can round.
 *
 * @param amount signed, at most {@value ExactDecimal#MAX_DECIMALS} decimals
 * @param currency an ISO 4217 code in upper case
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

    /**
     * @throws AmountRefused when the amount cannot be held exactly
     * @throws UnknownCurrency when the currency is not an ISO 4217 code
     */
    public Money {
        amount = ExactDecimal.normalise(amount);
        currency = requireCurrency(currency);
    }

    /** Reads an amount from its text, scientific notation included. */
    public static Money of(String amount, String currency) {
        return new Money(ExactDecimal.parse(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The code itself when it names an ISO 4217 currency. */
    public static String requireCurrency(String code) {
        boolean shaped = code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (!shaped) {
            throw new UnknownCurrency();
        }
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new UnknownCurrency();
        }
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money abs() {
        return new Money(amount.abs(), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** @throws CurrencyMismatch when the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** For people and logs: {@code 120.75 USD}. */
    @Override
    public String toString() {
        return ExactDecimal.plain(amount) + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatch(this, other);
        }
        return other;
    }

    /** Two amounts of different currencies met; carries both. */
    public static final class CurrencyMismatch extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final transient Money left;
        private final transient Money right;

        CurrencyMismatch(Money left, Money right) {
            super("currencies do not mix: " + left + " and " + right);
            this.left = left;
            this.right = right;
        }

        public Money left() {
            return left;
        }

        public Money right() {
            return right;
        }
    }

    /** A currency code that ISO 4217 does not know; the text itself is not repeated. */
    public static final class UnknownCurrency extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnknownCurrency() {
            super("not an ISO 4217 currency code");
        }
    }
}
