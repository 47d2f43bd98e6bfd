package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a text in which no record ends before it fills the heap, and one that ends within a quoted field. */
final class BoundedText extends FilterReader {
    private final String part;
    private final int maxRecordChars;
    private final QuoteState quotes = new QuoteState();
    private long chars;
    private long charsAtRecordEnd;

    BoundedText(Reader in, String part, int maxRecordChars) {
        super(in);
        this.part = part;
        this.maxRecordChars = maxRecordChars;
    }

    /** Called whenever the parser has completed a record or an empty line. */
    void recordEnded() {
        charsAtRecordEnd = chars;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        if (chars - charsAtRecordEnd > maxRecordChars) {
            throw new ExportRefused(
                    FailureReason.LINE_TOO_LONG, part + " has a record of more than " + maxRecordChars + " characters");
        }
        int read = super.read(buffer, from, length);
        if (read >= 0) {
            chars += read;
            quotes.follow(buffer, from, read);
        } else if (quotes.isOpen()) {
            throw new ExportRefused(
                    FailureReason.NOT_CSV,
                    part + " ends within the quoted field that begins on line " + quotes.openedOnLine());
        }
        return read;
    }
}
