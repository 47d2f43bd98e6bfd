package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ChargeRow;
import dev.tollgate.ingest.export.FocusColumn;
import dev.tollgate.ingest.export.FocusHeader;
import dev.tollgate.ingest.export.Tally;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.kernel.CostMetric;
import org.jspecify.annotations.Nullable;

/** Hands the fields that matter to the tally while they still lie in the parser's buffer; the rest is passed over. */
final class Records implements RowReader {
    private static final int MAX_TEXT_CHARS = 1_000;

    private final FocusHeader header;
    private final Tally tally;
    private final @Nullable FocusColumn[] columns;
    private final TextPool pool = new TextPool();
    private final ChargeRow row = new ChargeRow();
    private @Nullable FocusColumn badText;

    Records(FocusHeader header, Tally tally) {
        this.header = header;
        this.tally = tally;
        this.columns = header.byPosition();
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void begin(long line) {
        row.begin(line);
        badText = null;
    }

    @Override
    public void field(int position, char[] text, int from, int length) {
        FocusColumn column = position < columns.length ? columns[position] : null;
        if (column != null) {
            keep(column, text, from, length);
        }
    }

    @Override
    public void end(int fields) {
        row.fields(fields);
        if (badText == null) {
            tally.count(header, row);
        } else {
            tally.refuseText(row, badText);
        }
    }

    private void keep(FocusColumn column, char[] text, int from, int length) {
        int start = from;
        int end = from + length;
        while (start < end && isSpace(text[start])) {
            start++;
        }
        while (end > start && isSpace(text[end - 1])) {
            end--;
        }
        CostMetric metric = column.metric();
        if (metric != null) {
            row.amount(metric, text, start, end - start);
            return;
        }
        if (end - start > MAX_TEXT_CHARS || hasNul(text, start, end)) {
            badText = column;
            return;
        }
        String value = pool.get(text, start, end - start);
        // Several exporters write the word where they mean nothing.
        row.text(column, value.equals("NULL") ? "" : value);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** PostgreSQL holds every character but this one. */
    private static boolean hasNul(char[] text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
