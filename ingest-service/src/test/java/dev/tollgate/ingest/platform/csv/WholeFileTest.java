package dev.tollgate.ingest.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.WideLimits;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.TotallingFiles;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.BillFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is counted to its last byte, or not at all. */
class WholeFileTest {
    private static final String TAGGED = Bills.HEADER.replace("\n", ",Tags\n");

    @TempDir
    Path folder = Path.of("none");

    @ParameterizedTest
    @ValueSource(
            strings = {"\"unclosed", "\"", "\"a\"\"", "\"a\nb", "\"a\r\nb \"\"c\"\" d", "\"{\"\"k\"\":\"\"v\"\"}\"\""})
    void money_is_never_lost_a_quote_that_stays_open_swallows_no_rows(String tags) {
        String text = TAGGED + tagged("1.5", "") + tagged("2.5", tags) + tagged("100", "") + tagged("200", "");
        ExportRefused refused = refused(Bills.write(folder.resolve("part.csv"), text));
        assertThat(refused.reason()).isEqualTo(FailureReason.NOT_CSV);
        assertThat(refused.explanation()).isEqualTo("part.csv ends within the quoted field that begins on line 3");
    }

    @Test
    void a_file_cut_anywhere_within_a_quoted_field_is_refused() {
        String field = "\"one, \"\"two\"\"\r\nthree\"";
        String before = TAGGED + tagged("1", "\"whole\nfield\"") + tagged("2", field);
        String whole = before.stripTrailing();
        int opened = whole.length() - field.length();
        for (int end = opened + 1; end < whole.length(); end++) {
            Path file = Bills.write(folder.resolve("part.csv"), whole.substring(0, end));
            // Cut between the two quotes that mean one, the field is a whole field to every reader.
            if (whole.startsWith("\"\"", end - 1) && whole.charAt(end - 2) != '"') {
                continue;
            }
            assertThat(refused(file).explanation()).as("cut at %d", end).endsWith("begins on line 4");
        }
        assertThat(total(Bills.write(folder.resolve("part.csv"), whole))).isEqualTo("3");
    }

    @Test
    void quotes_newlines_and_stray_quotes_that_are_legal_are_read() {
        String text = "\uFEFF" + TAGGED
                + tagged("1", "\"two\nlines, \"\"quoted\"\"\"")
                + tagged("2", "5\" disk")
                + tagged("4", "stray\"")
                + tagged("8", "\"\"\"\"")
                + tagged("16", "\"\"").replace("\n", "\r\n")
                + tagged("32", "\"" + "line\n".repeat(500) + "\"").replace("\n", "\r")
                + tagged("64", " \"not opened");
        assertThat(total(Bills.write(folder.resolve("part.csv"), text))).isEqualTo("127");
        assertThat(total(Bills.write(folder.resolve("cut.csv"), text.stripTrailing())))
                .isEqualTo("127");
    }

    @Test
    void members_of_a_gzip_file_sum_up_also_an_empty_one_and_one_with_every_header_field() throws IOException {
        byte[] empty = member("");
        byte[] bytes = join(member(Bills.HEADER + Bills.row("EC2", "1.5")), empty, wordy(Bills.row("EC2", "900")));
        assertThat(total(gzip(bytes))).isEqualTo("901.5");
        assertThat(total(gzip(join(member(Bills.HEADER + Bills.row("EC2", "1").repeat(50_000)), empty))))
                .isEqualTo("50000");
    }

    @Test
    void money_is_never_lost_a_second_member_cut_anywhere_breaks_the_file() throws IOException {
        byte[] first = member(Bills.HEADER + Bills.row("EC2", "1.5"));
        byte[] second = wordy(Bills.row("EC2", "900"));
        for (int length = 1; length < second.length; length++) {
            byte[] cut = join(first, Arrays.copyOf(second, length));
            assertThat(refused(gzip(cut)).reason()).as("cut at %d", length).isEqualTo(FailureReason.BROKEN_GZIP);
        }
    }

    @Test
    void money_is_never_lost_what_is_no_member_breaks_the_file() throws IOException {
        byte[] first = member(Bills.HEADER + Bills.row("EC2", "1.5"));
        byte[] second = member(Bills.row("EC2", "900"));
        assertThat(List.of(
                        join(first, new byte[1], second),
                        join(first, new byte[1]),
                        join(first, new byte[512]),
                        join(first, "1,2,3\n".getBytes(StandardCharsets.UTF_8)),
                        join(new byte[1], first),
                        new byte[0]))
                .allSatisfy(bytes -> assertThat(refused(gzip(bytes)).reason()).isEqualTo(FailureReason.BROKEN_GZIP));
    }

    @Test
    void money_is_never_lost_a_member_with_one_wrong_byte_breaks_the_file() throws IOException {
        byte[] first = member(Bills.HEADER + Bills.row("EC2", "1.5"));
        byte[] second = wordy(Bills.row("EC2", "900"));
        for (int i = 0; i < second.length; i++) {
            byte[] damaged = second.clone();
            damaged[i] ^= 1;
            ExportRefused refused = refused(gzip(join(first, damaged)));
            // Damage can also show as text that is none, before the checksum is reached.
            assertThat(refused.reason())
                    .as("damaged at %d", i)
                    .isIn(FailureReason.BROKEN_GZIP, FailureReason.NOT_UTF8, FailureReason.NOT_CSV);
        }
    }

    @Test
    void the_limit_is_of_all_members_together() throws IOException {
        byte[] more = member(Bills.row("EC2", "1").repeat(100));
        Path file = gzip(join(member(Bills.HEADER), more, more, more));
        PartFiles reader = BillFiles.reading(CostBasis.ACTUAL, new WideLimits());
        ExportRefused refused =
                catchThrowableOfType(ExportRefused.class, () -> reader.read(file, Optional.empty(), 20_000));
        assertThat(refused.reason()).isEqualTo(FailureReason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1.5", "1.5 ", "\t1.5", "\" 1.5\t \"", "  1.50  "})
    void spaces_around_an_amount_do_not_cost_the_row(String amount) {
        Path file = Bills.write(folder.resolve("part.csv"), Bills.HEADER + Bills.row("EC2", amount));
        assertThat(total(file)).isEqualTo("1.5");
    }

    private static String tagged(String billed, String tags) {
        return Bills.row("EC2", billed).replace("\n", "," + tags + "\n");
    }

    private Path gzip(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("part.csv.gz"), bytes);
    }

    private static byte[] member(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** The same with an extra field, a name, a comment and a checksum of the header. */
    private static byte[] wordy(String content) throws IOException {
        byte[] plain = member(content);
        byte[] fields = {3, 0, 'e', 'x', 't', 'a', 0, 'b', 0};
        byte[] header = join(Arrays.copyOf(plain, 10), fields);
        header[3] = 2 | 4 | 8 | 16;
        var crc = new java.util.zip.CRC32();
        crc.update(header);
        byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        return join(header, check, Arrays.copyOfRange(plain, 10, plain.length));
    }

    private static byte[] join(byte[]... all) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] each : all) {
            bytes.writeBytes(each);
        }
        return bytes.toByteArray();
    }

    private static ExportRefused refused(Path file) {
        PartFiles reader = BillFiles.reading(CostBasis.ACTUAL, new WideLimits());
        return catchThrowableOfType(ExportRefused.class, () -> reader.read(file, Optional.empty(), Long.MAX_VALUE));
    }

    private static String total(Path file) {
        PartFiles reader = BillFiles.reading(CostBasis.ACTUAL, new WideLimits());
        TotallingFiles.FileTotals totals = new TotallingFiles(reader, Long.MAX_VALUE).total(List.of(file));
        assertThat(totals.isWhole()).as("%s", totals).isTrue();
        return totals.sums().getFirst().total().amount().toPlainString();
    }
}
