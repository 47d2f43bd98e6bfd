package dev.tollgate.ingest.platform.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.platform.CollectedRows;
import dev.tollgate.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonFileTest {
    private static final String BILL = """
            {"cost":1.10,"service":{"id":"6F81","description":"Compute"},"credits":[{"amount":-0.1E-1, "name":"x"}]}
            {"cost":-2E-7,"project":{"id":null,"labels":[]},"currency":"EUR","late":true}
            """;

    @TempDir
    Path folder;

    private final CollectedRows rows = new CollectedRows();

    @Test
    void objects_within_objects_are_flattened_and_numbers_stay_the_characters_that_they_are() throws IOException {
        NdjsonFile.Content content = read(BILL);

        assertThat(content.header())
                .containsExactly(
                        "cost",
                        "service.id",
                        "service.description",
                        "credits",
                        "project.id",
                        "project.labels",
                        "currency",
                        "late");
        assertThat(rows.rows())
                .containsExactly(
                        Map.of(
                                "cost",
                                "1.10",
                                "service.id",
                                "6F81",
                                "service.description",
                                "Compute",
                                "credits",
                                "[{\"amount\":-0.1E-1, \"name\":\"x\"}]"),
                        Map.of("cost", "-2E-7", "project.labels", "[]", "currency", "EUR", "late", "true"));
        assertThat(rows.lines()).containsExactly(1L, 2L);
        assertThat(rows.width()).isEqualTo(8);
        assertThat(content.bytes()).isEqualTo(BILL.getBytes(StandardCharsets.UTF_8).length);
        assertThat(content.sha256()).isEqualTo(content.fileSha256()).isEqualTo(Sha256.of(bytes(BILL)));
    }

    @Test
    void a_key_that_first_comes_in_the_last_record_is_a_column_like_the_others() throws IOException {
        read("{\"a\":1}\n".repeat(1000) + "{\"b\":2}");

        assertThat(rows.header()).containsExactly("a", "b");
        assertThat(rows.rows()).hasSize(1001).last().isEqualTo(Map.of("b", "2"));
    }

    @Test
    void a_gzipped_file_has_the_same_rows_and_content_and_another_digest_of_its_own() throws IOException {
        byte[] zipped = gzip(bytes(BILL));

        NdjsonFile.Content content = new NdjsonFile(100, 1000).read(file(zipped), 10_000, rows);

        assertThat(rows.rows()).hasSize(2);
        assertThat(content.sha256()).isEqualTo(Sha256.of(bytes(BILL)));
        assertThat(content.fileSha256()).isEqualTo(Sha256.of(zipped));
    }

    @Test
    void a_line_that_is_no_single_object_is_broken_and_the_others_are_read() throws IOException {
        String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
        List<String> lines = List.of(
                "{\"a\":1}",
                "nonsense",
                "[1]",
                "{\"a\":1",
                "{\"a\":1} {\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"b\":{\"c\":1},\"b.c\":2}",
                "{\"b\":{\"c\":1},\"b\":{\"d\":2}}",
                deep,
                "{\"a\":\"" + "x".repeat(1000) + "\"}",
                "",
                " \t\r",
                "{\"a\":2}\r",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":3}");

        read(String.join("\n", lines));

        assertThat(rows.lines()).containsExactly(1L, 13L, 16L);
        assertThat(rows.rows()).containsExactly(Map.of("a", "1"), Map.of("a", "2"), Map.of("a", "3"));
        assertThat(rows.broken()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 14L, 15L);
    }

    @Test
    void a_byte_order_mark_and_escapes_change_no_value() throws IOException {
        read("\uFEFF{\"a\":[1, 2],\"b\":\"\\u00e4\\n\\\"é😀\"}");

        assertThat(rows.rows()).containsExactly(Map.of("a", "[1, 2]", "b", "ä\n\"é😀"));
    }

    @Test
    void a_number_of_many_digits_keeps_them_all() throws IOException {
        read("{\"cost\":0.1234567890123456789012345678,\"big\":123456789012345678901234567890}");

        assertThat(rows.rows())
                .containsExactly(
                        Map.of("cost", "0.1234567890123456789012345678", "big", "123456789012345678901234567890"));
    }

    @Test
    void an_empty_file_has_no_header_and_nobody_is_asked_for_a_reader() throws IOException {
        NdjsonFile.Content content = new NdjsonFile(100, 1000).read(file(bytes("\n \n")), 1000, _ -> {
            throw new AssertionError("there is no row");
        });

        assertThat(content.header()).isEmpty();
    }

    @Test
    void what_is_wrong_with_the_whole_file_has_a_reason_of_its_own() throws IOException {
        assertThat(reasonOf(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
                .isEqualTo(FailureReason.NOT_UTF8);
        assertThat(reasonOf(bytes("{\"a\":\"" + "é".repeat(3) + "\"}\n".repeat(2000))))
                .isEqualTo(FailureReason.TOO_LARGE);
        byte[] zipped = gzip(bytes(BILL));
        assertThat(reasonOf(Arrays.copyOf(zipped, zipped.length - 9))).isEqualTo(FailureReason.BROKEN_GZIP);
        assertThat(reasonOf(gzip(new byte[1_000_000]))).isEqualTo(FailureReason.TOO_LARGE);
        StringBuilder wide = new StringBuilder("{\"a\":0");
        for (int i = 0; i < 100; i++) {
            wide.append(",\"k").append(i).append("\":1");
        }
        assertThat(reasonOf(bytes(wide.append('}').toString()))).isEqualTo(FailureReason.TOO_MANY_COLUMNS);
    }

    @Test
    void it_is_recognised_by_its_first_character_gzipped_or_not() throws IOException {
        assertThat(NdjsonFile.recognises(file(bytes(BILL)))).isTrue();
        assertThat(NdjsonFile.recognises(file(bytes("\uFEFF \n" + BILL)))).isTrue();
        assertThat(NdjsonFile.recognises(file(gzip(bytes(BILL))))).isTrue();
        assertThat(NdjsonFile.recognises(file(bytes("BilledCost,{\n")))).isFalse();
        assertThat(NdjsonFile.recognises(file(new byte[0]))).isFalse();
        assertThat(NdjsonFile.recognises(folder.resolve("absent"))).isFalse();
    }

    @Test
    void any_damaged_byte_gives_rows_or_a_reason_and_nothing_else() throws IOException {
        byte[] bill = bytes(BILL.repeat(5));
        byte[] zipped = gzip(bill);
        Random random = new Random(20260901);
        for (int i = 0; i < 4000; i++) {
            byte[] damaged = (i % 2 == 0 ? bill : zipped).clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                new NdjsonFile(100, 1000).read(file(damaged), 10_000, rows);
                assertThat(rows.rows().size() + rows.broken().size()).isBetween(9, 11);
            } catch (ExportRefused e) {
                assertThat(e.reason()).isIn(FailureReason.NOT_UTF8, FailureReason.BROKEN_GZIP, FailureReason.TOO_LARGE);
            }
        }
    }

    private FailureReason reasonOf(byte[] content) throws IOException {
        Path file = file(content);
        return catchThrowableOfType(ExportRefused.class, () -> new NdjsonFile(100, 1000).read(file, 5_000, rows))
                .reason();
    }

    private NdjsonFile.Content read(String text) throws IOException {
        return new NdjsonFile(100, 1000).read(file(bytes(text)), 1_000_000, rows);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("bill.json"), content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }
}
