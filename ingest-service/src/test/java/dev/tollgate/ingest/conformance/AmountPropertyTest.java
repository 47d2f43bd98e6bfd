package dev.tollgate.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AmountPropertyTest {
    @Property
    void money_is_exact_a_product_is_one_to_the_last_digit(
            @ForAll("decimals") BigDecimal price,
            @ForAll("decimals") BigDecimal quantity,
            @ForAll("dust") BigDecimal off) {
        BigDecimal cost = price.multiply(quantity).add(off);
        assertThat(amount(cost).isProductOf(amount(price), amount(quantity))).isEqualTo(off.signum() == 0);
    }

    @Property
    void money_is_exact_a_number_has_one_value_however_it_is_written(
            @ForAll("decimals") BigDecimal left, @ForAll("decimals") BigDecimal right) {
        assertThat(amount(left).equalsExactly(amount(right))).isEqualTo(left.compareTo(right) == 0);
        assertThat(amount(left.setScale(left.scale() + 5)).equalsExactly(amount(left)))
                .isTrue();
        assertThat(amount(left).value()).isEqualByComparingTo(left);
        assertThat(amount(left).sign()).isEqualTo(left.signum());
    }

    /** The difference is one that the last 64 bits do not show. */
    @Example
    void money_is_exact_numbers_that_end_in_the_same_bits_differ() {
        BigDecimal one = new BigDecimal("12345678901234567890.5");
        BigDecimal other = one.add(new BigDecimal(BigInteger.TWO.pow(64), 1));
        assertThat(amount(one).equalsExactly(amount(other))).isFalse();
        assertThat(amount(other).isProductOf(amount(one), amount(BigDecimal.ONE)))
                .isFalse();
        assertThat(amount(one).isProductOf(amount(one), amount(BigDecimal.ONE))).isTrue();
        assertThat(amount(new BigDecimal("0.0000000000000000000000")).sign()).isZero();
        assertThat(amount(new BigDecimal(BigInteger.TWO.pow(64).negate())).sign())
                .isEqualTo(-1);
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigDecimal> small = Combinators.combine(
                        Arbitraries.longs().between(-2000, 2000),
                        Arbitraries.integers().between(0, 4))
                .as(BigDecimal::valueOf);
        Arbitrary<BigDecimal> large = Combinators.combine(
                        Arbitraries.longs().between(-90_000_000_000_000L, 90_000_000_000_000L),
                        Arbitraries.integers().between(0, 12))
                .as(BigDecimal::valueOf);
        Arbitrary<BigDecimal> longer = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(17).negate(), BigInteger.TEN.pow(20)),
                        Arbitraries.integers().between(10, 20))
                .as(BigDecimal::new);
        return Arbitraries.oneOf(small, large, longer);
    }

    @Provide
    Arbitrary<BigDecimal> dust() {
        return Arbitraries.of(BigDecimal.ZERO, new BigDecimal("1E-24"), new BigDecimal("-0.01"), BigDecimal.ONE);
    }

    private static Amount amount(BigDecimal value) {
        Amount amount = new Amount();
        char[] text = value.toPlainString().toCharArray();
        amount.read(text, 0, text.length);
        assertThat(amount.isKnown()).isTrue();
        return amount;
    }
}
