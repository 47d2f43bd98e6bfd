package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.format.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.Type.Repetition;

/** One wanted column of one row group; gives each row's field in its turn. */
abstract class Column {
    private final Schema.Column column;
    private final int position;
    private final List<PageSource> sources;
    final List<Cell> cells = new ArrayList<>();

    private Column(Schema.Column column, int position, List<PageSource> sources) {
        this.column = column;
        this.position = position;
        this.sources = sources;
    }

    static Column of(Schema.Column column, int position, List<PageSource> sources) {
        return column.isFlat() ? new Flat(column, position, sources) : new Nested(column, position, sources);
    }

    final String name() {
        return column.name();
    }

    final int position() {
        return position;
    }

    /**
     * Moves to the next row; false where it has no value.
     *
     * @throws RuntimeException when the library cannot read it
     */
    abstract boolean next();

    abstract int pass(RowReader to);

    final void end() throws IOException {
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).end(cells.get(i).values());
        }
    }

    /** Whether what was read may not be what was meant, since the file stores binary floating point. */
    final boolean isUnsure() {
        return cells.stream().anyMatch(Cell::isUnsure);
    }

    /** The column as a file of its own. */
    private static PageReadStore store(Schema.Column column, List<PageSource> sources) {
        List<ColumnDescriptor> leaves = column.type().getColumns();
        return new PageReadStore() {
            @Override
            public PageReader getPageReader(ColumnDescriptor leaf) {
                return sources.get(leaves.indexOf(leaf));
            }

            @Override
            public long getRowCount() {
                return sources.getFirst().getTotalValueCount();
            }
        };
    }

    /** A column with one value, or none, a row. */
    private static final class Flat extends Column {
        private final Cell cell;
        private final ColumnReader values;
        private final int present;
        private boolean begun;

        Flat(Schema.Column column, int position, List<PageSource> sources) {
            super(column, position, sources);
            ColumnDescriptor leaf = column.type().getColumns().getFirst();
            cell = new Cell(
                    CellText.of(column.leaves().getFirst()),
                    leaf.getPrimitiveType().getPrimitiveTypeName());
            cells.add(cell);
            GroupConverter row = new GroupConverter() {
                @Override
                public Converter getConverter(int field) {
                    return cell;
                }

                @Override
                public void start() {}

                @Override
                public void end() {}
            };
            values = new ColumnReadStoreImpl(store(column, sources), row, column.type(), "").getColumnReader(leaf);
            present = leaf.getMaxDefinitionLevel();
        }

        @Override
        boolean next() {
            if (begun) {
                // Not before the row is passed on: its text may lie in the page.
                values.consume();
            }
            begun = true;
            if (values.getCurrentDefinitionLevel() < present) {
                return false;
            }
            values.writeCurrentValueToConverter();
            return true;
        }

        @Override
        int pass(RowReader to) {
            to.field(position(), cell.chars(), 0, cell.length());
            return cell.length();
        }
    }

    /** A map, a list or a structure; its field is JSON. */
    private static final class Nested extends Column {
        private final RecordReader<String> rows;
        private final boolean repeats;
        private String json = "";

        Nested(Schema.Column column, int position, List<PageSource> sources) {
            super(column, position, sources);
            JsonText root = JsonText.of(column.type(), column.leaves().iterator(), cells, text -> json = text);
            repeats = column.type().getType(0).isRepetition(Repetition.REPEATED);
            rows = new ColumnIOFactory()
                    .getColumnIO(column.type())
                    .getRecordReader(store(column, sources), new RecordMaterializer<>() {
                        @Override
                        public String getCurrentRecord() {
                            return json;
                        }

                        @Override
                        public GroupConverter getRootConverter() {
                            return root;
                        }
                    });
        }

        @Override
        boolean next() {
            rows.read();
            // A value is in quotes or brackets; without them it is the absence of one.
            return !json.equals("null") && !(repeats && json.equals("[]"));
        }

        @Override
        int pass(RowReader to) {
            to.field(position(), json.toCharArray(), 0, json.length());
            return json.length();
        }
    }
}
