package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.format.RowReader;
import java.util.stream.IntStream;

/**
 * Passes on the wanted fields of a chunk's records, up to the first that is not regular or not within the limits: that
 * one and all behind it are the parser's. Each worker has its own.
 */
final class RegularRecords {
    private final CsvLimits limits;
    private final RowReader rows;
    private final int width;
    private final int[] wanted;
    private final int windowBytes;
    private final FieldEnds ends;
    private final WindowText text;

    /**
     * @param width how many columns the header has
     * @param windowBytes are looked at in one go; no regular record is longer
     */
    RegularRecords(CsvLimits limits, RowReader rows, int width, int windowBytes) {
        this.limits = limits;
        this.rows = rows;
        this.width = width;
        this.wanted = IntStream.range(0, width).filter(rows::wants).toArray();
        this.windowBytes = windowBytes;
        this.ends = new FieldEnds(windowBytes);
        this.text = new WindowText(windowBytes);
    }

    /** What is left of the chunk, where that is not regular; its length is 0 when all was passed on. */
    Chunk pass(Chunk chunk) {
        Chunk rest = chunk;
        while (rest.from() < rest.end()) {
            ends.find(rest.bytes(), rest.from(), Math.min(rest.from() + windowBytes, rest.end()));
            if (ends.records() == 0) {
                return rest;
            }
            int end = ends.end(ends.lastEnd(ends.records() - 1)) + 1;
            if (!text.take(rest.bytes(), rest.from(), end)) {
                return rest;
            }
            Chunk next = passWindow(rest);
            if (next.from() < end) {
                return next;
            }
            rest = next;
        }
        return rest;
    }

    private Chunk passWindow(Chunk chunk) {
        boolean headed = chunk.headed();
        int from = chunk.from();
        int first = 0;
        int linesBefore = 0;
        for (int record = 0; record < ends.records(); record++) {
            int last = ends.lastEnd(record);
            int newline = ends.end(last);
            // The parser counts the characters; a record of no more bytes has no more of them.
            if (newline - from >= limits.recordChars() || last - first >= limits.columns()) {
                return chunk.behind(from, chunk.firstLine() + linesBefore, headed);
            }
            int end = newline > from && chunk.bytes()[newline - 1] == '\r' ? newline - 1 : newline;
            if (end > from) {
                if (headed) {
                    headed = false;
                } else {
                    rows.begin(chunk.firstLine() + linesBefore);
                    passFields(first, last, from, end);
                    rows.end(last - first + 1);
                }
            }
            from = newline + 1;
            first = last + 1;
            linesBefore = ends.linesBehind(record);
        }
        return chunk.behind(from, chunk.firstLine() + linesBefore, headed);
    }

    /** @param end of the last field, which may have a return before the newline */
    private void passFields(int first, int last, int from, int end) {
        int fields = last - first + 1;
        for (int i = 0; i < wanted.length && wanted[i] < fields; i++) {
            passField(wanted[i], first, last, from, end);
        }
        for (int position = width; position < fields; position++) {
            if (rows.wants(position)) {
                passField(position, first, last, from, end);
            }
        }
    }

    private void passField(int position, int first, int last, int from, int end) {
        int index = first + position;
        int fieldFrom = position == 0 ? from : ends.end(index - 1) + 1;
        text.pass(position, fieldFrom, index == last ? end : ends.end(index), rows);
    }
}
