package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.format.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/** Reads row groups, one after the other, for one worker and its reader. */
final class RowGroups {
    private static final int ROWS_A_CHECK = 4096;

    private final String part;
    private final FileChannel file;
    private final Footer footer;
    private final RowReader reader;
    private final Meter meter;
    private final Heap heap;
    private final Set<Integer> unsure;
    private final Codecs codecs = new Codecs();
    private int group;
    private String column = "";

    /** @param unsure takes the positions of columns whose values may not be what was meant; shared among workers */
    RowGroups(
            String part,
            FileChannel file,
            Footer footer,
            RowReader reader,
            Meter meter,
            int heapBytes,
            Set<Integer> unsure) {
        this.part = part;
        this.file = file;
        this.footer = footer;
        this.reader = reader;
        this.meter = meter;
        this.heap = new Heap(heapBytes);
        this.unsure = unsure;
    }

    /**
     * @param line the number of the group's first row
     * @param stopped whether nobody needs the rest of it any more
     * @throws ExportRefused when the group cannot be read whole
     */
    void read(int index, long line, BooleanSupplier stopped) {
        group = index;
        column = "";
        try {
            RowGroup rows = footer.groups().get(index);
            if (rows.getNum_rows() > 0) {
                read(rows.getNum_rows(), line, open(rows), stopped);
            }
        } catch (Refusal e) {
            throw refused(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Column> open(RowGroup rows) throws IOException {
        heap.begin();
        List<Column> columns = new ArrayList<>();
        for (int position = 0; position < footer.schema().columns().size(); position++) {
            if (reader.wants(position)) {
                Schema.Column each = footer.schema().columns().get(position);
                column = each.name();
                List<PageSource> sources = sources(rows, each);
                int place = position;
                columns.add(library(() -> Column.of(each, place, sources)));
            }
        }
        return columns;
    }

    private List<PageSource> sources(RowGroup rows, Schema.Column each) {
        List<ColumnDescriptor> leaves = each.type().getColumns();
        List<PageSource> sources = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            ColumnMetaData chunk =
                    footer.chunk(rows, each.firstLeaf() + i, each.leaves().get(i));
            boolean enough = chunk.getNum_values() >= rows.getNum_rows();
            Refusal.require(enough, "it has fewer rows than it says");
            long from = Footer.from(chunk);
            InputStream in = FileRange.of(file, from, from + chunk.getTotal_compressed_size());
            Pages pages = new Pages(in, chunk, codecs, heap, meter);
            sources.add(new PageSource(pages, chunk.getNum_values(), leaves.get(i), rows.getNum_rows()));
        }
        return sources;
    }

    private void read(long rows, long firstLine, List<Column> wanted, BooleanSupplier stopped) throws IOException {
        Column[] columns = wanted.toArray(Column[]::new);
        int width = footer.schema().columns().size();
        // An empty field would still have its comma in a delimited file.
        int fieldBytes = Math.max(1, columns.length);
        long passed = 0;
        for (long row = 0; row < rows; row++) {
            reader.begin(firstLine + row);
            passed += fieldBytes;
            for (Column each : columns) {
                if (next(each)) {
                    passed += each.pass(reader);
                }
            }
            reader.end(width);
            if (row % ROWS_A_CHECK == 0) {
                meter.add(passed);
                passed = 0;
                if (stopped.getAsBoolean()) {
                    return;
                }
            }
        }
        meter.add(passed);
        for (Column each : columns) {
            column = each.name();
            each.end();
            if (each.isUnsure()) {
                unsure.add(each.position());
            }
        }
    }

    /** What the library throws at damage is of many types; none of them is a fault of ours, and none has a place. */
    private boolean next(Column each) {
        try {
            return each.next();
        } catch (RuntimeException e) {
            column = each.name();
            throw translated(e);
        }
    }

    private static <T> T library(java.util.function.Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(RuntimeException thrown) {
        return switch (thrown) {
            case Refusal e -> e;
            case ExportRefused e -> e;
            case UncheckedIOException e -> e;
            default -> Refusal.broken("its values cannot be decoded");
        };
    }

    private ExportRefused refused(Refusal e) {
        String place = column.isEmpty() ? "" : ", column " + column + ",";
        return new ExportRefused(e.reason(), part + ", row group " + (group + 1) + place + " " + e.what());
    }
}
