package dev.tollgate.ingest.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.format.RowReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is read 64 bytes at a time is what the parser reads alone, for any text, window, limits and wanted columns. */
class RegularRecordsPropertyTest {
    private static final int WIDTH = 4;

    @Provide
    Arbitrary<byte[]> texts() {
        return AnyCutPropertyTest.textsOf(60);
    }

    @Property(tries = 3_000)
    void no_row_differs_from_what_the_parser_alone_makes_of_it(
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(min = 1, max = 400) int windowBytes,
            @ForAll @IntRange(max = 1 << (WIDTH + 2)) int wanted,
            @ForAll @IntRange(min = 3, max = 9) int columns,
            @ForAll @IntRange(min = 12, max = 300) int recordChars) {
        assertSame(text, windowBytes, wanted, new CsvLimits(columns, recordChars));
    }

    @Example
    void a_block_may_end_anywhere_in_a_record() {
        // Each shift moves every quote, comma and line end over the borders of 8, 64 and 4096 bytes.
        String record = "a,\"b,\"\"c\"\"\n\",,\"d\"\r\n1,2,3,4\n\"\",\u20ac,\"\",x\n";
        for (int shift = 0; shift < 70; shift++) {
            byte[] text = ("x".repeat(shift) + "," + record.repeat(400)).getBytes(StandardCharsets.UTF_8);
            assertSame(text, 10_000, -1, new CsvLimits(100, 1_000_000));
        }
    }

    @Example
    void all_of_a_regular_text_is_read_without_the_parser() {
        byte[] text = "a,b\n\"1,\"\"\",2\r\n\n3,\"4\n\"\n".getBytes(StandardCharsets.UTF_8);
        Kept kept = new Kept(-1);
        RegularRecords records = new RegularRecords(new CsvLimits(10, 100), kept, 2, 64);
        Chunk rest = records.pass(chunk(text));
        assertThat(rest.from()).isEqualTo(text.length);
        assertThat(rest.firstLine()).isEqualTo(6);
        assertThat(kept.seen).containsExactly("2:0=1,\"|1=2|2 fields", "4:0=3|1=4\n|2 fields");
    }

    private static void assertSame(byte[] text, int windowBytes, int wanted, CsvLimits limits) {
        ChunkParser parser = new ChunkParser("part", limits);
        List<String> alone = seen(wanted, rows -> parser.parse(chunk(text), rows));
        List<String> both = seen(wanted, rows -> {
            Chunk rest = new RegularRecords(limits, rows, WIDTH, windowBytes).pass(chunk(text));
            parser.parse(rest, rows);
        });
        assertThat(both).isEqualTo(alone);
    }

    private static Chunk chunk(byte[] text) {
        return new Chunk(0, text, 0, text.length, 1, true, true, false, false);
    }

    private static List<String> seen(int wanted, java.util.function.Consumer<RowReader> reading) {
        Kept kept = new Kept(wanted);
        try {
            reading.accept(kept);
        } catch (ExportRefused e) {
            kept.seen.add(e.reason() + " " + e.explanation());
        }
        return kept.seen;
    }

    /** Keeps the wanted fields of each row, also of one that is refused before its end. */
    private static final class Kept implements RowReader {
        private final List<String> seen = new ArrayList<>();
        private final int wanted;
        private StringBuilder row = new StringBuilder();

        Kept(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean wants(int position) {
            return (wanted >> position & 1) != 0;
        }

        @Override
        public void begin(long line) {
            row = new StringBuilder().append(line).append(':');
        }

        @Override
        public void field(int position, char[] text, int from, int length) {
            if (wants(position)) {
                row.append(position).append('=').append(text, from, length).append('|');
            }
        }

        @Override
        public void end(int fields) {
            seen.add(row.append(fields).append(" fields").toString());
        }
    }
}
