package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a text in which no record ends, such as one with a quote that is never closed, before it fills the heap. */
final class BoundedText extends FilterReader {
    private final String part;
    private final int maxRecordChars;
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
        chars += Math.max(read, 0);
        return read;
    }
}
