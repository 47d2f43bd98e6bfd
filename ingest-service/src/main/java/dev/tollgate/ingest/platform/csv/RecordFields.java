package dev.tollgate.ingest.platform.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import org.jspecify.annotations.Nullable;

/** Passes the parser's fields on while they still lie in its buffer, and keeps the limits of a record. */
final class RecordFields extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final CsvLimits limits;
    private final String part;
    private final RowReader rows;
    private final long linesBefore;
    private final boolean linesCanBeMissed;
    private long linesMissed;
    private boolean inHeader;
    private long line;
    private int fields;
    private long chars;

    RecordFields(String part, CsvLimits limits, Chunk chunk, RowReader rows) {
        this.part = part;
        this.limits = limits;
        this.rows = rows;
        this.linesBefore = chunk.firstLine() - 1;
        this.linesCanBeMissed = chunk.hasReturns();
        this.inHeader = chunk.headed();
    }

    /** The physical line on which the record begins, or the empty line stands, that was read last or is being read. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = linesBefore + startingLine + linesMissed;
        fields = 0;
        chars = 0;
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
        if (index == 0 && !inHeader) {
            rows.begin(line);
        }
        fields = index + 1;
        chars += length + 1;
        if (chars > limits.recordChars()) {
            throw new ExportRefused(
                    FailureReason.LINE_TOO_LONG,
                    part + " has a record of more than " + limits.recordChars() + " characters");
        }
        if (index >= limits.columns()) {
            throw new ExportRefused(
                    FailureReason.TOO_MANY_COLUMNS,
                    part + " has a record of more than " + limits.columns() + " columns");
        }
        if (quoted && linesCanBeMissed) {
            linesMissed += missed(text, from, from + length);
        }
        if (!inHeader) {
            rows.field(index, text, from, length);
        }
    }

    @Override
    protected @Nullable Boolean buildRecord() {
        if (fields > 0 && inHeader) {
            inHeader = false;
        } else if (fields > 0) {
            rows.end(fields);
        }
        // No record: the parser goes on without asking.
        return null;
    }

    /** Within quotes, the parser takes the first newline after a return for part of it, whatever stands between. */
    private static int missed(char[] text, int from, int end) {
        int missed = 0;
        boolean returned = false;
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (c == '\r') {
                returned = true;
            } else if (c == '"') {
                returned = false;
            } else if (c == '\n' && returned) {
                missed += text[i - 1] == '\r' ? 0 : 1;
                returned = false;
            }
        }
        return missed;
    }
}
