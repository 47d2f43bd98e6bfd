package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.parquet.format.RowGroup;

/** Reads row groups, one after the other, for one worker and its reader. */
final class RowGroups {
    private static final int ROWS_A_CHECK = 4096;

    private final String part;
    private final FileChannel file;
    private final Footer footer;
    private final RowReader reader;
    private final Meter meter;
    private final int heapBytes;
    private int group;
    private String column = "";

    RowGroups(String part, FileChannel file, Footer footer, RowReader reader, Meter meter, int heapBytes) {
        this.part = part;
        this.file = file;
        this.footer = footer;
        this.reader = reader;
        this.meter = meter;
        this.heapBytes = heapBytes;
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
            List<Column> columns = open(rows);
            read(rows.getNum_rows(), line, columns, stopped);
        } catch (BrokenPage e) {
            throw refused(FailureReason.BROKEN_PARQUET, "is damaged: " + e.what());
        } catch (Unsupported e) {
            throw refused(FailureReason.UNSUPPORTED_PARQUET, "cannot be read: it uses " + e.what());
        } catch (Utf8Text.NotUtf8 e) {
            throw refused(FailureReason.NOT_UTF8, "is not UTF-8");
        } catch (Heap.Exhausted e) {
            throw refused(FailureReason.TOO_LARGE, "needs " + e.getMessage() + " of memory at once");
        }
    }

    private List<Column> open(RowGroup rows) {
        Workspace workspace = new Workspace(new Heap(heapBytes), meter);
        List<Schema.Node> all = footer.schema().columns();
        List<Column> columns = new ArrayList<>();
        for (int position = 0; position < all.size(); position++) {
            if (reader.wants(position)) {
                Schema.Node node = all.get(position);
                column = node.name();
                columns.add(open(rows, node, position, workspace));
            }
        }
        return columns;
    }

    private Column open(RowGroup rows, Schema.Node node, int position, Workspace workspace) {
        if (node instanceof Schema.Leaf leaf && !leaf.isRepeated()) {
            return new Column.Flat(leaf.name(), position, values(rows, leaf, workspace));
        }
        List<LeafValues> leaves = new ArrayList<>();
        node.forEachLeaf(leaf -> leaves.add(values(rows, leaf, workspace)));
        return new Column.Nested(node.name(), position, new NestedValues(node, leaves));
    }

    private LeafValues values(RowGroup rows, Schema.Leaf leaf, Workspace workspace) {
        return new LeafValues(footer.pages(file, rows, leaf, workspace), leaf, workspace);
    }

    private void read(long rows, long firstLine, List<Column> wanted, BooleanSupplier stopped) {
        Column[] columns = wanted.toArray(Column[]::new);
        int width = footer.schema().columns().size();
        // An empty field would still have its comma in a delimited file.
        int fieldBytes = Math.max(1, columns.length);
        long passed = 0;
        for (long row = 0; row < rows; row++) {
            reader.begin(firstLine + row);
            passed += fieldBytes;
            for (Column each : columns) {
                column = each.name();
                each.advance();
                passed += each.pass(reader);
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
        }
    }

    private ExportRefused refused(FailureReason reason, String what) {
        String place = column.isEmpty() ? "" : ", column " + column + ",";
        return new ExportRefused(reason, part + ", row group " + (group + 1) + place + " " + what);
    }
}
