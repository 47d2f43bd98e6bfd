package dev.tollgate.ingest.platform.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds where the fields and records of delimited bytes end, 64 bytes at once and without a branch for what a byte is.
 * It knows regular text only: a quote stands at the beginning or the end of a field, or doubled within; a return stands
 * before a newline, and not within quotes. Before anything else it stops, and leaves it to the parser.
 *
 * <p>Of 64 bytes it makes words with a bit for each byte. Where the bits of all quotes before a byte are an odd number, the
 * byte is within quotes; what is a comma there is text. No byte of a longer UTF-8 character is mistaken for another.
 * Not safe for use by several threads at once.
 */
final class FieldEnds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = Long.SIZE;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long HIGH_BITS = ~LOW_BITS;
    private static final long HIGH_HALVES = 0x7070_7070_7070_7070L;
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long COMMAS = ',' * EACH_BYTE;
    private static final long QUOTES = '"' * EACH_BYTE;
    private static final long NEWLINES = '\n' * EACH_BYTE;
    private static final long RETURNS = '\r' * EACH_BYTE;

    /** Moves the highest bits of eight bytes next to each other, to the top: no two of the sums meet in a bit. */
    private static final long GATHER = 0x0002_0408_1020_4081L;

    /** So many ends are written at once, whether there are as many or not. */
    private static final int STRIDE = 4;

    private final int[] ends;
    private final int[] recordEnds;
    private final int[] linesBehind;
    private final byte[] lastBytes = new byte[BLOCK];
    private int fields;
    private int records;
    private int lines;
    private long quotedBefore;
    private long separatorBefore;
    private long closedBefore;
    private long returnBefore;

    /** @param maxBytes that are looked at in one go */
    FieldEnds(int maxBytes) {
        ends = new int[maxBytes + STRIDE];
        recordEnds = new int[maxBytes];
        linesBehind = new int[maxBytes];
    }

    /** Looks for regular records; the first begins at the first byte, the last may not come to its end. */
    void find(byte[] bytes, int from, int to) {
        fields = 0;
        records = 0;
        lines = 0;
        quotedBefore = 0;
        separatorBefore = 1;
        closedBefore = 0;
        returnBefore = 0;
        int at = from;
        while (at <= to - BLOCK) {
            if (!findInBlock(bytes, at, at)) {
                return;
            }
            at += BLOCK;
        }
        if (at < to) {
            // Zeros are text without an end.
            Arrays.fill(lastBytes, (byte) 0);
            System.arraycopy(bytes, at, lastBytes, 0, to - at);
            findInBlock(lastBytes, 0, at);
        }
    }

    /** How many records were found that are whole and regular. */
    int records() {
        return records;
    }

    /** Which of the ends that were found is the end of that record; its first field ends behind that of the one before. */
    int lastEnd(int record) {
        return recordEnds[record];
    }

    /** Where a field ends: the place of a comma or a newline. */
    int end(int index) {
        return ends[index];
    }

    /** How many newlines there are up to the end of that record, with those within quotes. */
    int linesBehind(int record) {
        return linesBehind[record];
    }

    /** False when something stands in the block that is not regular; what ends before that was found. */
    private boolean findInBlock(byte[] bytes, int at, int place) {
        long commas = 0;
        long quotes = 0;
        long controls = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            long word = (long) LONGS.get(bytes, at + i * Long.BYTES);
            long low = word & LOW_BITS;
            commas |= bits(((low ^ COMMAS) + LOW_BITS) | word) << (i * Long.BYTES);
            quotes |= bits(((low ^ QUOTES) + LOW_BITS) | word) << (i * Long.BYTES);
            controls |= ~(((low & HIGH_HALVES) + LOW_BITS) | word);
        }
        // Newlines and returns are rare enough to be told apart on their own; both are below 16.
        boolean controlled = (controls & HIGH_BITS) != 0;
        long newlines = controlled ? bitsOf(bytes, at, NEWLINES) : 0;
        long returns = controlled ? bitsOf(bytes, at, RETURNS) : 0;

        long quoted = oddBefore(quotes) ^ quotedBefore;
        long opening = quotes & quoted;
        long closing = quotes & ~quoted;
        long separators = (commas | newlines) & ~quoted;
        long behindSeparator = (separators << 1) | separatorBefore;
        long behindClosing = (closing << 1) | closedBefore;
        long behindReturn = (returns << 1) | returnBefore;
        long irregular = (opening & ~(behindSeparator | behindClosing))
                | (behindClosing & ~(separators | opening | returns))
                | (behindReturn & ~newlines)
                | (returns & quoted);
        if (irregular != 0) {
            separators &= Long.lowestOneBit(irregular) - 1;
        }
        keep(separators, newlines, place);
        quotedBefore = quoted >> (BLOCK - 1);
        separatorBefore = separators >>> (BLOCK - 1);
        closedBefore = closing >>> (BLOCK - 1);
        returnBefore = returns >>> (BLOCK - 1);
        return irregular == 0;
    }

    private void keep(long separators, long newlines, int place) {
        long ending = newlines & separators;
        while (ending != 0) {
            long before = Long.lowestOneBit(ending) - 1;
            recordEnds[records] = fields + Long.bitCount(separators & before);
            linesBehind[records] = lines + Long.bitCount(newlines & before) + 1;
            records++;
            ending &= ending - 1;
        }
        lines += Long.bitCount(newlines);
        int end = fields + Long.bitCount(separators);
        long left = separators;
        for (int i = fields; i < end; i += STRIDE) {
            ends[i] = place + Long.numberOfTrailingZeros(left);
            left &= left - 1;
            ends[i + 1] = place + Long.numberOfTrailingZeros(left);
            left &= left - 1;
            ends[i + 2] = place + Long.numberOfTrailingZeros(left);
            left &= left - 1;
            ends[i + 3] = place + Long.numberOfTrailingZeros(left);
            left &= left - 1;
        }
        fields = end;
    }

    private static long bitsOf(byte[] bytes, int at, long wanted) {
        long found = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            long word = (long) LONGS.get(bytes, at + i * Long.BYTES);
            found |= bits((((word & LOW_BITS) ^ wanted) + LOW_BITS) | word) << (i * Long.BYTES);
        }
        return found;
    }

    /** One bit for each of eight bytes: set where the byte's highest is not. */
    private static long bits(long others) {
        return ((~others & HIGH_BITS) * GATHER) >>> (Long.SIZE - Long.BYTES);
    }

    /** Each bit becomes the parity of all bits up to it. */
    private static long oddBefore(long bits) {
        long odd = bits ^ (bits << 1);
        odd ^= odd << 2;
        odd ^= odd << 4;
        odd ^= odd << 8;
        odd ^= odd << 16;
        return odd ^ (odd << 32);
    }
}
