package dev.tollgate.ingest.platform.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DecimalTextPropertyTest {
    @Property
    void money_is_exact_bytes_are_written_as_the_integer_and_scale_that_they_are(
            @ForAll @Size(min = 1, max = 18) byte[] value, @ForAll @IntRange(max = 45) int scale) {
        assertThat(DecimalText.of(value, scale))
                .isEqualTo(new BigDecimal(new BigInteger(value), scale).toPlainString());
    }

    @Property
    void money_is_exact_numbers_are_written_with_their_scale(
            @ForAll long value, @ForAll @IntRange(max = 25) int scale) {
        assertThat(DecimalText.of(value, scale))
                .isEqualTo(BigDecimal.valueOf(value, scale).toPlainString());
    }
}
