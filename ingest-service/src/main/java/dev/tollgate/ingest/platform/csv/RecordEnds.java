package dev.tollgate.ingest.platform.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where records end in delimited bytes (RFC 4180), as the parser does: a quote opens only where a field begins, two
 * within a quoted field are one that is meant, and any other is text. Since stray quotes are told apart by what stands
 * before them, no cut is a guess: nothing has to be read again, whatever the text.
 *
 * <p>Looks at eight bytes at once, and one by one only at quotes and line ends. No byte of a longer UTF-8 character is
 * one of these.
 */
final class RecordEnds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long QUOTES = 0x2222_2222_2222_2222L;
    private static final long HIGH_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final int NOWHERE = -2;

    private final long maxRecordBytes;
    private int recordFrom;
    private boolean open;
    private int openedAt = NOWHERE;
    private int closedAt = NOWHERE;
    private boolean returnIsLast;
    private boolean sawReturn;
    private long lines;
    private long linesBeforeRecord;

    /** @param from where the first record begins */
    RecordEnds(int from, long maxRecordBytes) {
        this.recordFrom = from;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** True when the bytes so far end within a quoted field. */
    boolean isOpen() {
        return open;
    }

    /** True when there was a return anywhere in the file so far. */
    boolean sawReturn() {
        return sawReturn;
    }

    /** Where the quote stands that opened the last quoted field. */
    int openedAt() {
        return openedAt;
    }

    /** Where the record begins that has not come to its end; all before it are whole. */
    int recordFrom() {
        return recordFrom;
    }

    /** The line ends before that place. A return, a newline, or both in this order end one line. */
    long linesBeforeRecord() {
        return linesBeforeRecord;
    }

    /** The line ends so far. */
    long lines() {
        return lines;
    }

    /** Goes on from where the last call ended. False when a record is longer than the limit; it stays the last. */
    boolean follow(byte[] bytes, int from, int to) {
        if (returnIsLast && from < to) {
            returnIsLast = false;
            if (bytes[from] != '\n' && !endAt(from)) {
                return false;
            }
        }
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long found = special((long) LONGS.get(bytes, at));
            while (found != 0) {
                if (!take(bytes, at + (Long.numberOfTrailingZeros(found) >>> 3), to)) {
                    return false;
                }
                found &= found - 1;
            }
        }
        for (; at < to; at++) {
            if (!take(bytes, at, to)) {
                return false;
            }
        }
        return to - recordFrom <= maxRecordBytes;
    }

    /** The bytes from {@link #recordFrom} on now lie at the beginning of a buffer, and lines are counted from there. */
    void moved() {
        openedAt = openedAt < recordFrom ? NOWHERE : openedAt - recordFrom;
        closedAt = closedAt < recordFrom ? NOWHERE : closedAt - recordFrom;
        lines -= linesBeforeRecord;
        linesBeforeRecord = 0;
        recordFrom = 0;
    }

    private boolean take(byte[] bytes, int at, int to) {
        switch (bytes[at]) {
            case '"' -> quote(bytes, at);
            case '\n' -> {
                if (at == 0 || bytes[at - 1] != '\r') {
                    lines++;
                }
                return open || endAt(at + 1);
            }
            case '\r' -> {
                lines++;
                sawReturn = true;
                if (!open && at + 1 == to) {
                    returnIsLast = true;
                } else if (!open && bytes[at + 1] != '\n') {
                    return endAt(at + 1);
                }
            }
            default -> {}
        }
        return true;
    }

    private void quote(byte[] bytes, int at) {
        if (open) {
            open = false;
            closedAt = at;
        } else if (closedAt == at - 1) {
            // The second of two goes on with the field that the first seemed to close.
            open = true;
        } else if (at == recordFrom || bytes[at - 1] == ',') {
            open = true;
            openedAt = at;
        }
    }

    private boolean endAt(int end) {
        if (end - recordFrom > maxRecordBytes) {
            return false;
        }
        recordFrom = end;
        linesBeforeRecord = lines;
        return true;
    }

    /**
     * The highest bit of each byte that is a quote, or below 16, as newlines and returns are; of the others there, a tab
     * at most is in a bill. Exact: no borrow runs from byte to byte.
     */
    private static long special(long word) {
        return ~((other(word ^ QUOTES) & other(word & HIGH_HALVES)) | LOW_BITS);
    }

    private static long other(long word) {
        return ((word & LOW_BITS) + LOW_BITS) | word;
    }
}
