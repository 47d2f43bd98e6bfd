package dev.tollgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

/** Money is exact (promise 2). */
class MoneyPropertyTest {
    @Property
    void money_is_exact_what_is_written_is_read_back(
            @ForAll @BigRange(min = "-999999999999", max = "999999999999") @Scale(28) BigDecimal amount) {
        Money money = new Money(amount, "USD");
        assertThat(Money.of(ExactDecimal.plain(money.amount()), "USD")).isEqualTo(money);
        assertThat(money.amount()).isEqualByComparingTo(amount);
    }
}
