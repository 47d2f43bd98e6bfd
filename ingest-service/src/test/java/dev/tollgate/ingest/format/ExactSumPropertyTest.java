package dev.tollgate.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tollgate.ingest.format.ExactSum.Reading;
import dev.tollgate.kernel.AmountRefused;
import dev.tollgate.kernel.ExactDecimal;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** One amount as text, and very many of them, against decimals of any length. */
class ExactSumPropertyTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(44);
        Arbitrary<String> zeros = Arbitraries.of("", "", "0", "00000000000000000000000000", "000000000000");
        Arbitrary<String> ends = Arbitraries.of("", "", "", "", "e2", "E-7", "e", "x", "-", ".", " ", "\u0663");
        return Combinators.combine(
                        Arbitraries.of("", "-", "+"), zeros, digits, Arbitraries.of("", "."), zeros, digits, ends)
                .as((sign, before, whole, point, after, decimals, end) ->
                        sign + before + whole + point + (point.isEmpty() ? "" : after + decimals) + end);
    }

    @Property(tries = 5_000)
    void a_text_is_worth_what_it_says_or_is_refused(@ForAll("texts") String text) {
        ExactSum sum = new ExactSum();
        Reading reading = sum.read(text.toCharArray(), 0, text.length());
        if (reading == Reading.READ) {
            assertThat(sum.total()).isEqualTo(ExactDecimal.parse(text));
        } else {
            assertThat(isRefused(text)).isTrue();
            assertThat(sum.total()).isZero();
        }
    }

    @Property(tries = 500)
    void money_is_exact_through_every_carry(
            @ForAll("texts") String text, @ForAll @IntRange(min = 0, max = 60) int doublings) {
        ExactSum sum = new ExactSum();
        if (sum.read(text.toCharArray(), 0, text.length()) != Reading.READ) {
            return;
        }
        BigDecimal expected = sum.total().multiply(new BigDecimal(BigInteger.TWO.pow(doublings)));
        for (int i = 0; i < doublings; i++) {
            ExactSum same = new ExactSum();
            same.add(sum);
            sum.add(same);
        }
        if (expected.precision() - expected.scale() <= ExactDecimal.MAX_INTEGER_DIGITS) {
            assertThat(sum.total()).isEqualByComparingTo(expected);
        }
    }

    @Example
    void an_amount_of_21_decimals_costs_no_allocation() {
        char[] text = "-1234567.123456789012345678901".toCharArray();
        ExactSum cell = new ExactSum();
        ExactSum sum = new ExactSum();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            cell.read(text, 0, text.length);
            sum.add(cell);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
        assertThat(sum.total()).isEqualTo(new BigDecimal("-123456712345.6789012345678901"));
    }

    private static boolean isRefused(String text) {
        try {
            ExactDecimal.parse(text);
            return false;
        } catch (AmountRefused e) {
            return true;
        }
    }
}
