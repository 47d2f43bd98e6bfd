package dev.tollgate.ingest.platform.parquet;

import static dev.tollgate.ingest.platform.parquet.OneColumn.bytes;
import static dev.tollgate.ingest.platform.parquet.OneColumn.littleEndian;
import static dev.tollgate.ingest.platform.parquet.OneColumn.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.platform.CollectedRows;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as no honest writer writes them, and those that only other writers do. */
@Timeout(20)
class WrongPagesTest {
    private static final int MANY = Integer.MAX_VALUE;
    private static final byte[] VARINT_OF_MANY = bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x07);

    @TempDir
    Path folder = Path.of("none");

    private final CollectedRows rows = new CollectedRows();

    @Test
    void a_page_with_another_checksum_than_its_content_is_never_counted() {
        byte[] page = littleEndian(42);
        read(
                OneColumn.required(Type.INT32)
                        .page(1, Encoding.PLAIN, page, header -> header.setCrc(OneColumn.crc(page))),
                1);
        assertThat(rows.rows()).containsExactly(Map.of("a", "42"));

        assertBroken(
                OneColumn.required(Type.INT32)
                        .page(1, Encoding.PLAIN, page, header -> header.setCrc(OneColumn.crc(page) + 1)),
                1,
                "it has another checksum than its content");
    }

    @Test
    void the_twelve_bytes_of_an_old_timestamp_are_an_instant() {
        long nanos = (22 * 3600L + 1) * 1_000_000_000L + 5;
        read(
                OneColumn.required(Type.INT96)
                        .page(1, Encoding.PLAIN, bytes(littleEndian(nanos), littleEndian(2_460_572))),
                1);

        assertThat(rows.rows()).containsExactly(Map.of("a", "2024-09-18T22:00:01.000000005Z"));
    }

    @Test
    void decimals_of_any_width_keep_their_sign_and_their_digits() {
        byte[] small = bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE);
        byte[] large = bytes(0x01, 0, 0, 0, 0, 0, 0, 0, 0);
        read(
                new OneColumn(Type.FIXED_LEN_BYTE_ARRAY, FieldRepetitionType.REQUIRED, column -> column.setType_length(
                                        9)
                                .setConverted_type(ConvertedType.DECIMAL)
                                .setScale(20)
                                .setPrecision(21))
                        .page(2, Encoding.PLAIN, bytes(small, large)),
                2);

        assertThat(rows.rows())
                .containsExactly(Map.of("a", "-0.00000000000000000002"), Map.of("a", "0.18446744073709551616"));

        read(
                new OneColumn(Type.BYTE_ARRAY, FieldRepetitionType.REQUIRED, column -> column.setConverted_type(
                                        ConvertedType.DECIMAL)
                                .setScale(2)
                                .setPrecision(4))
                        .page(
                                2,
                                Encoding.PLAIN,
                                bytes(littleEndian(1), bytes(0x85), littleEndian(2), bytes(0x01, 0x00))),
                2);

        assertThat(rows.rows()).containsExactly(Map.of("a", "-1.23"), Map.of("a", "2.56"));
    }

    @Test
    void values_split_by_their_bytes_are_put_together_again() {
        read(
                OneColumn.required(Type.INT32)
                        .page(2, Encoding.BYTE_STREAM_SPLIT, bytes(1, 0xFE, 2, 0xFF, 0, 0xFF, 0, 0xFF)),
                2);

        assertThat(rows.rows()).containsExactly(Map.of("a", "513"), Map.of("a", "-2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, 56, 57, 58, 60, 63, 64})
    void differences_of_any_width_add_up(int width) {
        BigInteger packed = BigInteger.ZERO;
        List<Map<String, String>> expected = new ArrayList<>(List.of(Map.of("a", "-1")));
        long value = -1;
        Random random = new Random(width);
        for (int i = 0; i < 32; i++) {
            BigInteger difference = new BigInteger(width, random);
            packed = packed.or(difference.shiftLeft(i * width));
            value += difference.longValue() - 3;
            expected.add(Map.of("a", String.valueOf(value)));
        }
        byte[] bits = new byte[4 * width];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = packed.shiftRight(8 * i).byteValue();
        }
        // Blocks of 128 in 4 parts, 33 values, the first -1; the least difference -3, one part of differences.
        byte[] header = bytes(0x80, 1, 4, 33, 1, 5, width, 0, 0, 0);

        read(OneColumn.required(Type.INT64).page(33, Encoding.DELTA_BINARY_PACKED, bytes(header, bits)), 33);

        assertThat(rows.rows()).isEqualTo(expected);
    }

    @Test
    void billions_of_rows_in_a_few_bytes_are_too_large_and_take_no_time() {
        byte[] allNull = bytes(littleEndian(6), bytes(0xFE, 0xFF, 0xFF, 0xFF, 0x07, 0));
        Path file = OneColumn.optional(Type.INT32)
                .page(MANY / 2, Encoding.PLAIN, allNull)
                .write(folder.resolve("bill.parquet"), MANY / 2);

        ExportRefused refused =
                catchThrowableOfType(ExportRefused.class, () -> new ParquetFile(100).read(file, 100_000, rows));

        assertThat(refused.reason()).isEqualTo(FailureReason.TOO_LARGE);
    }

    @Test
    void no_length_that_a_page_names_takes_heap() {
        assertBroken(
                OneColumn.required(Type.INT64)
                        .page(1, Encoding.DELTA_BINARY_PACKED, bytes(bytes(0x80, 1, 4), VARINT_OF_MANY, bytes(2))),
                1,
                "it has other values than it says");
        assertTooLarge(
                OneColumn.required(Type.INT64)
                        .page(MANY, Encoding.DELTA_BINARY_PACKED, bytes(bytes(0x80, 1, 4), VARINT_OF_MANY, bytes(2))),
                MANY);
        assertTooLarge(
                OneColumn.required(Type.INT32)
                        .dictionary(1, littleEndian(1))
                        .page(MANY, Encoding.RLE_DICTIONARY, bytes(bytes(0), VARINT_OF_MANY)),
                MANY);
        assertBroken(
                OneColumn.required(Type.BYTE_ARRAY)
                        .page(1, Encoding.DELTA_LENGTH_BYTE_ARRAY, bytes(bytes(0x80, 1, 4), VARINT_OF_MANY, bytes(2))),
                1,
                "it has other values than it says");
        assertBroken(
                OneColumn.required(Type.BYTE_ARRAY).page(1, Encoding.PLAIN, littleEndian(MANY)),
                1,
                "a value is longer than its page");
        assertBroken(
                OneColumn.required(Type.INT32).dictionary(MANY, littleEndian(1)),
                1,
                "its dictionary has fewer entries than it says");
        assertTooLarge(
                OneColumn.required(Type.INT32)
                        .dictionary(1, littleEndian(1))
                        .page(9, Encoding.RLE_DICTIONARY, bytes(bytes(1), VARINT_OF_MANY)),
                9);
    }

    @Test
    void a_page_that_would_decompress_to_gigabytes_is_refused_unopened() {
        ExportRefused refused = refused(
                OneColumn.required(Type.INT32)
                        .codec(CompressionCodec.SNAPPY)
                        .page(1, Encoding.PLAIN, bytes(1, 2, 3), header -> header.setUncompressed_page_size(MANY)),
                1);

        assertThat(refused.reason()).isEqualTo(FailureReason.TOO_LARGE);
    }

    @Test
    void a_run_that_is_cut_off_or_empty_is_damage_and_never_becomes_zeros() {
        OneColumn places = OneColumn.required(Type.BYTE_ARRAY).dictionary(2, bytes(text("x"), text("y")));
        // One group of eight numbers of two bits each, of which the second byte is missing.
        assertBroken(places.page(8, Encoding.RLE_DICTIONARY, bytes(2, 3, 0x55)), 8, "it has fewer values than it says");
        assertBroken(
                OneColumn.required(Type.BYTE_ARRAY)
                        .dictionary(1, text("x"))
                        .page(2, Encoding.RLE_DICTIONARY, bytes(1, 0, 0)),
                2,
                "a run of numbers has none");
        assertBroken(
                OneColumn.required(Type.BOOLEAN).page(9, Encoding.PLAIN, bytes(0xFF)),
                9,
                "it has fewer values than it says");
        assertBroken(
                OneColumn.required(Type.BOOLEAN).page(9, Encoding.RLE, bytes(littleEndian(2), bytes(5, 0xFF))),
                9,
                "it has fewer values than it says");
        byte[] levels = bytes(littleEndian(2), bytes(5, 0xFF));
        assertBroken(
                OneColumn.optional(Type.INT32).page(16, Encoding.PLAIN, bytes(levels, new byte[64])),
                16,
                "it has fewer values than it says");
    }

    @Test
    void no_length_below_nothing_leads_back_in_its_page() {
        assertBroken(
                OneColumn.required(Type.BYTE_ARRAY).page(2, Encoding.PLAIN, bytes(text("x"), littleEndian(-5))),
                2,
                "a value is longer than its page");
        assertBroken(
                OneColumn.required(Type.BYTE_ARRAY)
                        .page(1, Encoding.DELTA_LENGTH_BYTE_ARRAY, bytes(0x80, 1, 4, 1, 1, 'x')),
                1,
                "a value is longer than its page");
    }

    @Test
    void a_value_cannot_begin_with_more_than_there_was_before_it() {
        byte[] three = bytes(8, 1, 1, 6);
        byte[] one = bytes(8, 1, 1, 2);
        assertBroken(
                OneColumn.required(Type.BYTE_ARRAY).page(1, Encoding.DELTA_BYTE_ARRAY, bytes(three, one, bytes('x'))),
                1,
                "a value begins with more than there was before it");
    }

    @Test
    void a_last_group_of_numbers_may_lack_its_padding() {
        read(
                OneColumn.required(Type.BYTE_ARRAY)
                        .dictionary(2, bytes(text("x"), text("y")))
                        .page(2, Encoding.RLE_DICTIONARY, bytes(4, 3, 0x01)),
                2);

        assertThat(rows.rows()).containsExactly(Map.of("a", "y"), Map.of("a", "x"));
    }

    @Test
    void a_value_that_is_not_in_its_dictionary_is_damage() {
        assertBroken(
                OneColumn.required(Type.BYTE_ARRAY)
                        .dictionary(1, text("x"))
                        .page(1, Encoding.RLE_DICTIONARY, bytes(1, 2, 1)),
                1,
                "a value is not in its dictionary");
    }

    @Test
    void rows_that_are_missing_and_rows_that_are_too_many_are_damage() {
        byte[] two = bytes(littleEndian(1), littleEndian(2));
        assertBroken(OneColumn.required(Type.INT32).page(2, Encoding.PLAIN, two), 3, "it has fewer rows than it says");
        assertBroken(OneColumn.required(Type.INT32).page(2, Encoding.PLAIN, two), 1, "it has more rows than it says");
    }

    @Test
    void text_that_is_not_utf_8_is_refused_and_never_replaced() {
        for (byte[] wrong : new byte[][] {
            bytes(0xC3),
            bytes(0xC0, 0x80),
            bytes(0xE0, 0x80, 0x80),
            bytes(0xED, 0xA0, 0x80),
            bytes(0x80),
            bytes(0xF5, 0x80, 0x80, 0x80),
            bytes(0xF0, 0x80, 0x80, 0x80),
            bytes(0xC3, 0x41)
        }) {
            ExportRefused refused = refused(
                    OneColumn.required(Type.BYTE_ARRAY)
                            .page(1, Encoding.PLAIN, bytes(littleEndian(wrong.length), wrong)),
                    1);
            assertThat(refused.reason()).isEqualTo(FailureReason.NOT_UTF8);
            assertThat(refused.explanation()).isEqualTo("bill.parquet, row group 1, column a, is not UTF-8");
        }
    }

    @Test
    void a_codec_or_an_encryption_that_is_not_read_is_named() {
        ExportRefused codec = refused(OneColumn.required(Type.INT32).codec(CompressionCodec.LZ4), 1);
        assertThat(codec.reason()).isEqualTo(FailureReason.UNSUPPORTED_PARQUET);
        assertThat(codec.explanation())
                .isEqualTo("bill.parquet, row group 1, column a, cannot be read: it uses the codec LZ4");

        Path encrypted = OneColumn.write(folder.resolve("bill.parquet"), bytes('P', 'A', 'R', 'E'), bytes(0), "PARE");
        assertThat(refused(encrypted).explanation()).isEqualTo("bill.parquet cannot be read: it uses encryption");
    }

    @Test
    void a_footer_that_nests_or_counts_without_end_is_damage_and_takes_no_heap() {
        byte[] nested = new byte[1_000_000];
        // A field number that the format does not have, which is a structure that has it again, and so on.
        java.util.Arrays.fill(nested, (byte) 0xEC);
        Path file = folder.resolve("bill.parquet");
        assertThat(refused(OneColumn.write(file, bytes('P', 'A', 'R', '1'), nested, "PAR1"))
                        .reason())
                .isEqualTo(FailureReason.BROKEN_PARQUET);
        byte[] counted = bytes(bytes(0x15, 2, 0x19, 0xFC), VARINT_OF_MANY);
        assertThat(refused(OneColumn.write(file, bytes('P', 'A', 'R', '1'), counted, "PAR1"))
                        .reason())
                .isEqualTo(FailureReason.BROKEN_PARQUET);
    }

    private void assertBroken(OneColumn column, long count, String what) {
        ExportRefused refused = refused(column, count);
        assertThat(refused.explanation()).isEqualTo("bill.parquet, row group 1, column a, is damaged: " + what);
        assertThat(refused.reason()).isEqualTo(FailureReason.BROKEN_PARQUET);
    }

    private void assertTooLarge(OneColumn column, long count) {
        assertThat(refused(column, count).reason()).isEqualTo(FailureReason.TOO_LARGE);
    }

    private void read(OneColumn column, long count) {
        new ParquetFile(100).read(column.write(folder.resolve("bill.parquet"), count), 10_000_000, rows);
    }

    private ExportRefused refused(OneColumn column, long count) {
        return refused(column.write(folder.resolve("bill.parquet"), count));
    }

    private ExportRefused refused(Path file) {
        return catchThrowableOfType(ExportRefused.class, () -> new ParquetFile(100).read(file, 100_000_000, rows));
    }
}
