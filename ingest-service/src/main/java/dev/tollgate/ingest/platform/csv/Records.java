package dev.tollgate.ingest.platform.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands the fields to a row reader while they still lie in the parser's buffer. */
final class Records extends AbstractBaseCsvCallbackHandler<Boolean> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String part;
    private final RowReaders readers;
    private final int maxColumns;
    private final int maxRecordChars;
    private final List<String> names = new ArrayList<>();
    private @Nullable RowReader rows;
    private boolean empty;
    private int fields;
    private int recordChars;
    private long lastLine;
    private Runnable recordEnded = () -> {};

    Records(String part, RowReaders readers, int maxColumns, int maxRecordChars) {
        this.part = part;
        this.readers = readers;
        this.maxColumns = maxColumns;
        this.maxRecordChars = maxRecordChars;
    }

    void onRecordEnd(Runnable listener) {
        recordEnded = listener;
    }

    /** The physical line on which the last record began that was read whole. */
    long lastLine() {
        return lastLine;
    }

    @Override
    protected void handleBegin(long startingLine) {
        recordChars = 0;
        fields = 0;
        empty = false;
        if (rows != null) {
            rows.begin(startingLine);
        }
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
        recordChars += length + 1;
        if (recordChars > maxRecordChars) {
            throw new ExportRefused(
                    FailureReason.LINE_TOO_LONG, part + " has a record of more than " + maxRecordChars + " characters");
        }
        if (index >= maxColumns) {
            throw new ExportRefused(
                    FailureReason.TOO_MANY_COLUMNS, part + " has a record of more than " + maxColumns + " columns");
        }
        fields++;
        if (rows == null) {
            names.add(name(index, text, from, length));
        } else {
            rows.field(index, text, from, length);
        }
    }

    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected Boolean buildRecord() {
        recordEnded.run();
        lastLine = getStartingLineNumber();
        if (empty) {
            return Boolean.FALSE;
        }
        if (rows == null) {
            rows = readers.forHeader(names).get();
        } else {
            rows.end(fields);
        }
        return Boolean.TRUE;
    }

    private static String name(int index, char[] text, int from, int length) {
        String name = new String(text, from, length);
        boolean marked = index == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? name.substring(1) : name).strip();
    }
}
