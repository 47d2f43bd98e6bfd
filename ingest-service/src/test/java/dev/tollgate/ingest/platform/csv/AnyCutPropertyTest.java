package dev.tollgate.ingest.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.platform.csv.RowList.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a file is cut, and however many read it, its rows are the same, and so is why it is refused. */
class AnyCutPropertyTest {
    private static final CsvLimits WIDE = new CsvLimits(1_000, 100_000);
    private static final int ONE_CHUNK = 1 << 20;
    private static Path file = Path.of("none");

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("cut", ".csv");
    }

    @AfterContainer
    static void removeFile() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return textsOf(14);
    }

    /** Pieces that are mostly legal, so that many texts are read to their ends, and some that hardly ever are. */
    static Arbitrary<byte[]> textsOf(int maxLines) {
        Arbitrary<String> fields = Arbitraries.of(
                "",
                "a",
                "bc",
                "1.5",
                "5\" disk",
                "x\"\"",
                " \"y\" ",
                "caf\u00e9",
                "\u20ac",
                "\uD83D\uDE00",
                "\uFEFF",
                "\"\"",
                "\"\"\"\"",
                "\"q\"",
                "\"a,b\"",
                "\"two\nlines\"",
                "\"\r\"",
                "\"\r\n\"",
                "\"\rx\n\"",
                "\"\n\n\"",
                "\"\r\"\"\n\"",
                "\"say \"\"hi\"\", ok\"",
                "\"0123456789,0123456789,\n0123456789\"",
                "a long field indeed");
        Arbitrary<String> rows = fields.list().ofMinSize(0).ofMaxSize(6).map(all -> String.join(",", all));
        Arbitrary<String> ends = Arbitraries.of("\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "");
        Arbitrary<String> rarely = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(60, Arbitraries.just("")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("\"", "\"x\"y", "\"open", "\u0000", "\"\n", "\u0080")));
        Arbitrary<byte[]> lines =
                net.jqwik.api.Combinators.combine(rows, rarely, ends).as((row, odd, end) -> bytes(row + odd + end));
        return lines.list().ofMaxSize(maxLines).map(AnyCutPropertyTest::joined);
    }

    @Property(tries = 3_000)
    void as_if_it_was_read_character_by_character(
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(min = 1, max = 70) int chunkBytes,
            @ForAll @IntRange(min = 1, max = 3) int workers)
            throws IOException {
        Files.write(file, text);
        Outcome expected = PlainCsv.read(text);
        Outcome found = RowList.read(new CsvFile(WIDE, workers, chunkBytes), file);
        assertThat(found.rows()).isEqualTo(expected.rows());
        assertThat(found.header()).isEqualTo(expected.header());
        assertThat(found.refusal()).isEqualTo(explained(expected.refusal()));
    }

    @Property(tries = 3_000)
    void limits_are_met_at_the_same_place(
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(min = 1, max = 70) int chunkBytes,
            @ForAll @IntRange(min = 1, max = 6) int columns,
            @ForAll @IntRange(min = 1, max = 30) int recordChars)
            throws IOException {
        Files.write(file, text);
        CsvLimits limits = new CsvLimits(columns, recordChars);
        Outcome whole = RowList.read(new CsvFile(limits, 1, ONE_CHUNK), file);
        Outcome cut = RowList.read(new CsvFile(limits, 2, chunkBytes), file);
        assertThat(cut).isEqualTo(whole);
    }

    private static String explained(String refusal) {
        String part = file.getFileName().toString();
        String line = refusal.substring(refusal.lastIndexOf(' ') + 1);
        if (refusal.startsWith("NOT_CSV: ends")) {
            return "NOT_CSV: " + part + " ends within the quoted field that begins on line " + line;
        }
        if (refusal.startsWith("NOT_CSV: stray")) {
            return "NOT_CSV: " + part + " has a quote where delimited text cannot have one, in the record on line "
                    + line;
        }
        return refusal.isEmpty() ? "" : "NOT_UTF8: " + part + " is not UTF-8";
    }

    /** The character U+0080 stands for a byte that no UTF-8 has. */
    private static byte[] bytes(String text) {
        byte[] bytes = text.replace('\u0080', '\u0001').getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 1 ? (byte) 0xFF : bytes[i];
        }
        return bytes;
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
