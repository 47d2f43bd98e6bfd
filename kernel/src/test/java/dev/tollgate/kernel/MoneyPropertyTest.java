package dev.tollgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MoneyPropertyTest {
    private static final int SCALE = 40;

    @Property
    void money_is_exact_what_is_written_is_read_back(@ForAll("amounts") String text) {
        Money money = Money.of(text, "USD");
        assertThat(Money.of(ExactDecimal.plain(money.amount()), "USD")).isEqualTo(money);
        assertThat(money.amount()).isEqualByComparingTo(new BigDecimal(text));
    }

    /** The oracle counts whole units of 10^-40 in an integer and knows nothing of decimals. */
    @Property
    void money_is_exact_a_sum_is_the_sum_of_its_digits_in_any_order(
            @ForAll("bills") List<String> bill, @ForAll Random order) {
        BigInteger units = BigInteger.ZERO;
        for (String amount : bill) {
            units = units.add(new BigDecimal(amount).movePointRight(SCALE).toBigIntegerExact());
        }
        Collections.shuffle(bill, order);
        Money sum = Money.zero("EUR");
        for (String amount : bill) {
            sum = sum.plus(Money.of(amount, "EUR"));
        }
        assertThat(sum.amount().movePointRight(SCALE).toBigIntegerExact()).isEqualTo(units);
    }

    @Property
    void the_sign_of_a_difference_is_kept(@ForAll("amounts") String left, @ForAll("amounts") String right) {
        Money ours = Money.of(left, "USD");
        Money theirs = Money.of(right, "USD");
        assertThat(ours.minus(theirs)).isEqualTo(theirs.minus(ours).negated());
        assertThat(theirs.plus(ours.minus(theirs))).isEqualTo(ours);
    }

    @Example
    void money_is_exact_one_and_one_hundred_hundredths_are_the_same_money() {
        assertThat(Money.of("1.0", "USD")).isEqualTo(Money.of("1.00", "USD")).hasSameHashCodeAs(Money.of("1E0", "USD"));
        assertThat(Money.of("1.2E+3", "USD")).hasToString("1200 USD");
        assertThat(Money.of("-8.0E-8", "USD")).hasToString("-0.00000008 USD");
        assertThat(Money.of("0.000", "USD")).isEqualTo(Money.zero("USD")).hasToString("0 USD");
    }

    @Example
    void money_is_exact_more_digits_than_we_hold_are_refused_and_not_rounded() {
        String finest = "0." + "0".repeat(39) + "1";
        assertThat(Money.of(finest, "USD").amount().toPlainString()).isEqualTo(finest);
        assertThatThrownBy(() -> Money.of("0." + "0".repeat(40) + "1", "USD")).hasMessage("more than 40 decimals");
        assertThatThrownBy(() -> Money.of("1e30", "USD")).hasMessage("more than 30 digits before the decimal point");
        assertThatThrownBy(() -> Money.of("1e999999999", "USD")).isInstanceOf(AmountRefused.class);
        assertThatThrownBy(() -> Money.of("1e-999999999", "USD")).isInstanceOf(AmountRefused.class);
        assertThatThrownBy(() -> Money.of("9".repeat(200), "USD")).isInstanceOf(AmountRefused.class);
    }

    @Example
    void text_that_is_no_amount_is_refused_without_being_repeated() {
        for (String wrong :
                List.of("", " 1", "1 ", "$10,000.00", "1,5", "NaN", "Infinity", "0x10", "1d", "١", "--1", "1e")) {
            assertThatThrownBy(() -> ExactDecimal.parse(wrong)).as(wrong).hasMessage("not a decimal number");
        }
    }

    @Example
    void currencies_never_mix_and_the_refusal_carries_both_sides() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("2", "EUR")))
                .isInstanceOfSatisfying(Money.CurrencyMismatch.class, mismatch -> {
                    assertThat(mismatch.left()).isEqualTo(Money.of("1", "USD"));
                    assertThat(mismatch.right()).isEqualTo(Money.of("2", "EUR"));
                });
        assertThatThrownBy(() -> Money.of("1", "USD").compareTo(Money.of("1", "EUR")))
                .hasMessageContaining("1 EUR");
        for (String unknown : List.of("usd", "US", "USDT", "???", "ZZZ")) {
            assertThatThrownBy(() -> Money.zero(unknown)).as(unknown).isInstanceOf(Money.UnknownCurrency.class);
        }
    }

    @Provide
    Arbitrary<List<String>> bills() {
        return amounts().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> amounts() {
        Arbitrary<BigInteger> digits = Arbitraries.bigIntegers()
                .between(new BigInteger("-9999999999999999999999"), new BigInteger("9999999999999999999999"));
        Arbitrary<Integer> scales = Arbitraries.integers().between(0, 28);
        Arbitrary<Boolean> scientific = Arbitraries.of(true, false);
        return Combinators.combine(digits, scales, scientific)
                .as((unscaled, scale, asScience) ->
                        asScience ? unscaled + "E-" + scale : new BigDecimal(unscaled, scale).toPlainString());
    }
}
