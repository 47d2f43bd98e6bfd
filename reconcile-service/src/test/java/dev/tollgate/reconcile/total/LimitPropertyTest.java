package dev.tollgate.reconcile.total;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.reconcile.total.Comparison.Side;
import dev.tollgate.reconcile.total.Limits.ProviderLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The limit against an oracle of whole numbers: every amount times 10^60, nothing divided. */
class LimitPropertyTest {
    private static final int ORACLE_SCALE = 60;

    @Property
    void money_is_exact_the_limit_is_compared_as_the_rational_number_it_is(
            @ForAll("amounts") BigDecimal canonical,
            @ForAll("amounts") BigDecimal provider,
            @ForAll("percentages") BigDecimal pct,
            @ForAll("amounts") BigDecimal absolute) {
        assertThat(side(canonical, provider, pct, absolute.abs()).within())
                .isEqualTo(oracle(canonical, provider, pct, absolute.abs()));
    }

    /** Random totals hardly ever meet their limit; these are built around it. */
    @Property
    void money_is_exact_at_the_limit_is_within_and_one_unit_of_the_28th_decimal_more_is_not(
            @ForAll("amounts") BigDecimal provider, @ForAll("percentages") BigDecimal pct) {
        BigDecimal limit = pct.multiply(provider.abs()).movePointLeft(2);
        BigDecimal unit = new BigDecimal("1e-28");
        for (BigDecimal sign : new BigDecimal[] {BigDecimal.ONE, BigDecimal.ONE.negate()}) {
            BigDecimal atLimit = provider.add(limit.multiply(sign));
            BigDecimal over = provider.add(limit.add(unit).multiply(sign));
            assertThat(side(atLimit, provider, pct, BigDecimal.ZERO).within()).isTrue();
            assertThat(side(over, provider, pct, BigDecimal.ZERO).within()).isFalse();
        }
    }

    @Property
    void money_is_exact_the_drift_of_a_against_b_is_the_negation_of_b_against_a(
            @ForAll("amounts") BigDecimal a, @ForAll("amounts") BigDecimal b) {
        BigDecimal there = side(a, b, BigDecimal.ONE, BigDecimal.ZERO).drift();
        BigDecimal back = side(b, a, BigDecimal.ONE, BigDecimal.ZERO).drift();
        assertThat(there).isEqualByComparingTo(back.negate());
        assertThat(there.add(b)).isEqualByComparingTo(a);
    }

    @Property
    void a_provider_total_of_zero_is_matched_by_an_exact_zero_only(@ForAll("amounts") BigDecimal canonical) {
        BigDecimal hundred = BigDecimal.valueOf(100);
        assertThat(side(canonical, BigDecimal.ZERO, hundred, BigDecimal.ZERO).within())
                .isEqualTo(canonical.signum() == 0);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        Arbitrary<BigInteger> digits =
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30));
        return Combinators.combine(digits, Arbitraries.integers().between(0, 28))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<BigDecimal> percentages() {
        return Arbitraries.longs().between(0, 10_000_000_000L).map(units -> BigDecimal.valueOf(units, 8));
    }

    private static Side side(BigDecimal canonical, BigDecimal provider, BigDecimal pct, BigDecimal absolute) {
        ProviderLimits limits = new ProviderLimits(pct, absolute, true, Duration.ofHours(72));
        return new Side(canonical, provider, limits.limitFor(provider));
    }

    private static boolean oracle(BigDecimal canonical, BigDecimal provider, BigDecimal pct, BigDecimal absolute) {
        BigInteger one = BigInteger.TEN.pow(ORACLE_SCALE);
        BigInteger drift = whole(canonical).subtract(whole(provider)).abs();
        BigInteger left = drift.multiply(BigInteger.valueOf(100)).multiply(one);
        BigInteger right = whole(pct).multiply(whole(provider).abs());
        return left.compareTo(right) <= 0 || drift.compareTo(whole(absolute)) <= 0;
    }

    private static BigInteger whole(BigDecimal value) {
        return value.unscaledValue().multiply(BigInteger.TEN.pow(ORACLE_SCALE - value.scale()));
    }
}
