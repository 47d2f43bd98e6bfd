package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Keeps every row that any worker was given, in the order of the file. */
final class RowList implements RowReaders {
    record Row(long line, List<String> fields) {}

    /** What came of reading a file: its header and rows, or why it was refused. */
    record Outcome(List<String> header, List<Row> rows, String refusal) {
        static Outcome refused(ExportRefused why) {
            return new Outcome(List.of(), List.of(), why.reason() + ": " + why.explanation());
        }
    }

    private final List<Row> rows = new ArrayList<>();

    static Outcome read(CsvFile files, Path file) {
        RowList list = new RowList();
        try {
            CsvFile.Content content = files.read(file, Long.MAX_VALUE, list);
            list.rows.sort(Comparator.comparingLong(Row::line));
            return new Outcome(content.header(), list.rows, "");
        } catch (ExportRefused e) {
            return Outcome.refused(e);
        }
    }

    @Override
    public Supplier<RowReader> forHeader(List<String> header) {
        rows.clear();
        return Keeping::new;
    }

    private final class Keeping implements RowReader {
        private long line;
        private List<String> fields = List.of();

        @Override
        public void begin(long startingLine) {
            line = startingLine;
            fields = new ArrayList<>();
        }

        @Override
        public void field(int position, char[] text, int from, int length) {
            if (position != fields.size()) {
                throw new AssertionError("field " + position + " came as number " + fields.size());
            }
            fields.add(new String(text, from, length));
        }

        @Override
        public void end(int count) {
            if (count != fields.size()) {
                throw new AssertionError(count + " fields, but " + fields.size() + " came");
            }
            synchronized (rows) {
                rows.add(new Row(line, fields));
            }
        }
    }
}
