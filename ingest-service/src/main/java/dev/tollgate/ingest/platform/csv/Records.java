package dev.tollgate.ingest.platform.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.tollgate.ingest.export.ChargeRow;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.FocusColumn;
import dev.tollgate.ingest.export.FocusHeader;
import dev.tollgate.ingest.export.Tally;
import dev.tollgate.kernel.CostMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands the fields that matter to the tally while they still lie in the parser's buffer; the rest is passed over. */
final class Records extends AbstractBaseCsvCallbackHandler<Boolean> {
    private static final int MAX_TEXT_CHARS = 1_000;

    /** What tells two charges apart that cost the same, besides what is kept; FOCUS has no identity of a row. */
    private static final Set<String> IDENTIFYING = Set.of(
            "ResourceId",
            "SkuId",
            "SkuPriceId",
            "ChargePeriodEnd",
            "ChargeDescription",
            "ConsumedQuantity",
            "InvoiceId");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String part;
    private final Tally tally;
    private final int maxColumns;
    private final int maxRecordChars;
    private final TextPool pool = new TextPool();
    private final ChargeRow row = new ChargeRow();
    private final List<String> names = new ArrayList<>();
    private @Nullable FocusHeader header;
    private @Nullable FocusColumn[] columns = new @Nullable FocusColumn[0];
    private int[] identity = {};
    private @Nullable FocusColumn badText;
    private boolean empty;
    private int recordChars;
    private long lastLine;
    private Runnable recordEnded = () -> {};

    Records(String part, Tally tally, int maxColumns, int maxRecordChars) {
        this.part = part;
        this.tally = tally;
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

    /** @throws ExportRefused when the part had no header */
    FocusHeader header() {
        if (header == null) {
            throw new ExportRefused(FailureReason.NOT_FOCUS, part + " is empty: it has not even a header");
        }
        return header;
    }

    @Override
    protected void handleBegin(long startingLine) {
        row.begin(startingLine);
        recordChars = 0;
        empty = false;
        badText = null;
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
        if (header == null) {
            names.add(name(index, text, from, length));
            return;
        }
        row.countField();
        if (index < identity.length && identity[index] != 0) {
            row.identify(identity[index], text, from, length);
        }
        FocusColumn column = index < columns.length ? columns[index] : null;
        if (column != null) {
            keep(column, text, from, length);
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
        if (header == null) {
            header = FocusHeader.of(names);
            columns = header.byPosition();
            identity = identity(names, columns);
        } else if (badText == null) {
            tally.count(header, row);
        } else {
            tally.refuseText(row, badText);
        }
        return Boolean.TRUE;
    }

    /** By position, a number of its own for each column of a row's identity; zero for every other. */
    private static int[] identity(List<String> names, @Nullable FocusColumn[] columns) {
        int[] identity = new int[names.size()];
        for (int i = 0; i < identity.length; i++) {
            boolean counts = columns[i] != null || IDENTIFYING.contains(names.get(i));
            identity[i] = counts ? names.get(i).hashCode() | 1 : 0;
        }
        return identity;
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

    private static String name(int index, char[] text, int from, int length) {
        String name = new String(text, from, length);
        boolean marked = index == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? name.substring(1) : name).strip();
    }
}
