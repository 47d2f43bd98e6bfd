package dev.tollgate.canary.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class AmountCapTest {
    private static final Optional<Money> TEN = Optional.of(Money.of("10", "RUB"));

    @Test
    void nothing_dangerous_by_default_without_a_cap_nothing_passes() {
        assertThat(AmountCap.judge(Money.of("0.01", "RUB"), Optional.empty(), TEN)
                        .refusal())
                .contains(Refusal.NO_CAP);
    }

    @Test
    void money_is_exact_the_cap_is_inclusive_to_the_kopeck() {
        assertThat(AmountCap.judge(Money.of("10.00", "RUB"), TEN, Optional.empty())
                        .passed())
                .isTrue();
        assertThat(AmountCap.judge(Money.of("10.01", "RUB"), TEN, Optional.empty())
                        .refusal())
                .contains(Refusal.AMOUNT_OVER_CAP);
    }

    @Test
    void a_cap_in_another_currency_lets_nothing_through() {
        Optional<Money> dollars = Optional.of(Money.of("10", "USD"));
        assertThat(AmountCap.judge(Money.of("1", "RUB"), TEN, dollars).refusal())
                .contains(Refusal.CURRENCY_MISMATCH);
        assertThat(AmountCap.judge(Money.of("1", "USD"), TEN, dollars).refusal())
                .contains(Refusal.CURRENCY_MISMATCH);
    }

    @Test
    void an_amount_in_a_currency_without_decimals_has_none() {
        Optional<Money> yen = Optional.of(Money.of("100", "JPY"));
        assertThat(AmountCap.judge(Money.of("99", "JPY"), yen, Optional.empty()).passed())
                .isTrue();
        assertThat(AmountCap.judge(Money.of("99.5", "JPY"), yen, Optional.empty())
                        .refusal())
                .contains(Refusal.AMOUNT_TOO_FINE);
    }

    @Property
    boolean whatever_a_request_wants_nothing_over_the_configured_cap_passes(
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal amount,
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal wanted) {
        boolean passed = AmountCap.judge(new Money(amount, "RUB"), TEN, Optional.of(new Money(wanted, "RUB")))
                .passed();
        boolean within = amount.signum() > 0 && amount.compareTo(BigDecimal.TEN) <= 0 && amount.compareTo(wanted) <= 0;
        return passed == within;
    }
}
