package dev.tollgate.ingest.platform.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DecimalTextPropertyTest {
    @Property
    void money_is_exact_bytes_are_written_as_the_integer_and_scale_that_they_are(
            @ForAll @Size(min = 1, max = 16) byte[] value,
            @ForAll @IntRange(max = 60) int scale,
            @ForAll @IntRange(max = 9) int more) {
        char[] room = new char[DecimalText.room(scale) + more];
        int length = DecimalText.write(ByteBuffer.wrap(value), scale, room);
        assertThat(new String(room, 0, length)).isEqualTo(new BigDecimal(new BigInteger(value), scale).toPlainString());
    }

    @Property
    void money_is_exact_numbers_are_written_with_their_scale(
            @ForAll long value, @ForAll @IntRange(max = 25) int scale) {
        char[] room = new char[DecimalText.room(scale)];
        int length = DecimalText.write(value, scale, room);
        assertThat(new String(room, 0, length))
                .isEqualTo(BigDecimal.valueOf(value, scale).toPlainString());
    }
}
