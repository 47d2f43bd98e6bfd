package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.format.ExactSum;
import dev.tollgate.ingest.platform.BillFiles;
import dev.tollgate.kernel.CostMetric;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.LongRange;

/** Sums of random charges, through the real file reader, against an independent rational sum. */
class ExactSumsPropertyTest {
    private static final int DENOMINATOR_DECIMALS = 60;

    /** How an amount is written; and, beside it, what it is worth as an integer over ten to the 60th. */
    record Written(String text, BigInteger numerator) {}

    @Provide
    Arbitrary<List<Written>> amounts() {
        // Half of them fit into a long and overflow it as soon as a few are added; the others never fit.
        Arbitrary<BigInteger> digits = Arbitraries.oneOf(
                Arbitraries.bigIntegers()
                        .between(
                                BigInteger.TEN.pow(18).negate().add(BigInteger.ONE),
                                BigInteger.TEN.pow(18).subtract(BigInteger.ONE))
                        .withDistribution(RandomDistribution.uniform()),
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(22).negate(), BigInteger.TEN.pow(22)));
        return Combinators.combine(
                        digits,
                        Arbitraries.integers().between(0, 28),
                        Arbitraries.integers().between(0, 2))
                .as(ExactSumsPropertyTest::written)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 150)
    void money_is_exact_in_any_order_and_any_split_into_parts(
            @ForAll("amounts") List<Written> charges, @ForAll("parts") int parts, @ForAll long seed)
            throws IOException {
        List<Written> shuffled = new ArrayList<>(charges);
        Collections.shuffle(shuffled, new Random(seed));
        BigInteger expected = charges.stream().map(Written::numerator).reduce(BigInteger.ZERO, BigInteger::add);
        CountedExport counted = counted(shuffled, parts);
        assertThat(counted.rows().counted()).isEqualTo(charges.size());
        if (charges.isEmpty()) {
            assertThat(counted.totals()).isEmpty();
        } else {
            BigDecimal total = counted.totals().getFirst().total().amount();
            assertThat(counted.totals().getFirst().metric()).isEqualTo(CostMetric.BILLED_COST);
            assertThat(total.multiply(BigDecimal.TEN.pow(DENOMINATOR_DECIMALS)).toBigIntegerExact())
                    .isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Integer> parts() {
        return Arbitraries.integers().between(1, 5);
    }

    private static CountedExport counted(List<Written> charges, int parts) throws IOException {
        Path folder = Files.createTempDirectory("sums");
        PartFiles reader = BillFiles.reading(CostBasis.ACTUAL, new WideLimits());
        ExportTally tally = new ExportTally(100_000);
        Optional<Scope> scope = Optional.of(
                new Scope(dev.tollgate.kernel.ProviderId.AWS, dev.tollgate.kernel.BillingPeriod.of("2026-09")));
        for (int part = 0; part < parts; part++) {
            // The number of the part stands in a column that is passed over, so that no two parts are the same.
            StringBuilder content = new StringBuilder(Bills.HEADER.strip() + ",x_part_" + part + "\n");
            for (int i = part; i < charges.size(); i += parts) {
                content.append(Bills.row("s" + i % 3, charges.get(i).text()).strip())
                        .append(",\n");
            }
            Path file =
                    Bills.write(folder.resolve("p" + part + (part % 2 == 0 ? ".csv" : ".csv.gz")), content.toString());
            tally.add(reader.read(file, scope, Long.MAX_VALUE).reading());
        }
        return tally.counted(
                new Delivery(
                        Instant.EPOCH,
                        Delivery.ToldBy.OBJECT,
                        Delivery.Completeness.UNKNOWN,
                        Optional.empty(),
                        Delivery.PeriodState.UNKNOWN),
                Optional.empty(),
                0);
    }

    /** The value is worked out with integers only, from the same digits that are written down. */
    private static Written written(BigInteger digits, int decimals, int style) {
        BigInteger numerator = digits.multiply(BigInteger.TEN.pow(DENOMINATOR_DECIMALS - decimals));
        String sign = digits.signum() < 0 ? "-" : "";
        String plain = digits.abs().toString();
        return switch (style) {
            case 0 -> {
                String padded = "0".repeat(Math.max(0, decimals + 1 - plain.length())) + plain;
                int point = padded.length() - decimals;
                yield new Written(
                        sign + padded.substring(0, point) + (decimals == 0 ? "" : "." + padded.substring(point)),
                        numerator);
            }
            case 1 -> new Written(sign + plain + "E-" + decimals, numerator);
            default ->
                new Written(
                        sign + plain.charAt(0) + "." + plain.substring(1) + "0e" + (plain.length() - 1 - decimals),
                        numerator);
        };
    }

    @Property(tries = 200)
    void money_is_exact_also_where_a_long_would_overflow(
            @ForAll List<@LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) Long> values) {
        ExactSum sum = new ExactSum();
        ExactSum cell = new ExactSum();
        BigInteger expected = BigInteger.ZERO;
        for (long value : values) {
            for (int times = 0; times < 12; times++) {
                char[] text = Long.toString(value).toCharArray();
                assertThat(cell.read(text, 0, text.length)).isEqualTo(ExactSum.Reading.READ);
                sum.add(cell);
                expected = expected.add(BigInteger.valueOf(value));
            }
        }
        assertThat(sum.total().toBigIntegerExact()).isEqualTo(expected);
    }
}
