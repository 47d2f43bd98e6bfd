package dev.tollgate.canary.safety;

import dev.tollgate.kernel.Money;
import java.util.Currency;
import java.util.Optional;

/** The money limit of a probe (E1): for each charge, inclusive, compared exactly. */
public final class AmountCap {
    private AmountCap() {}

    /**
     * The cap that binds a run: the configured one, which a request may lower and never raise. A wanted cap of another
     * currency is kept as it is, and so no amount can be within both.
     */
    public static Optional<Money> binding(Optional<Money> configured, Optional<Money> wanted) {
        if (configured.isEmpty() || wanted.isEmpty()) {
            return configured;
        }
        Money cap = configured.get();
        Money lower = wanted.get();
        boolean comparable = cap.currency().equals(lower.currency());
        return Optional.of(comparable && lower.compareTo(cap) > 0 ? cap : lower);
    }

    /** Judges one amount under the configured cap and the one that the request wants. */
    public static GuardResult judge(Money amount, Optional<Money> configured, Optional<Money> wanted) {
        if (configured.isEmpty()) {
            return refused(Refusal.NO_CAP, "no cap is configured, and without one nothing runs");
        }
        if (amount.amount().signum() <= 0) {
            return refused(Refusal.AMOUNT_NOT_POSITIVE, amount + " is not a positive amount");
        }
        int decimals = Currency.getInstance(amount.currency()).getDefaultFractionDigits();
        if (amount.amount().scale() > decimals) {
            return refused(
                    Refusal.AMOUNT_TOO_FINE,
                    amount + " has more decimals than the " + Math.max(0, decimals) + " of its currency");
        }
        Money cap = binding(configured, wanted).orElseThrow();
        if (!amount.currency().equals(configured.get().currency())
                || !amount.currency().equals(cap.currency())) {
            return refused(
                    Refusal.CURRENCY_MISMATCH,
                    amount + " cannot be held against a cap in " + otherThan(amount, configured.get(), cap));
        }
        return amount.compareTo(cap) > 0
                ? refused(Refusal.AMOUNT_OVER_CAP, amount + " is over the cap of " + cap)
                : GuardResult.pass(Guard.AMOUNT_CAP, amount + " is within the cap of " + cap);
    }

    private static String otherThan(Money amount, Money configured, Money cap) {
        return configured.currency().equals(amount.currency()) ? cap.currency() : configured.currency();
    }

    private static GuardResult refused(Refusal refusal, String detail) {
        return GuardResult.refused(Guard.AMOUNT_CAP, refusal, detail);
    }
}
