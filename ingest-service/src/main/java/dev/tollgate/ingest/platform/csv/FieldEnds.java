package dev.tollgate.ingest.platform.csv;

import java.util.Arrays;

/**
 * Finds where the fields and records of delimited bytes end, 64 bytes at once and without a branch for what a byte is.
 * It knows regular text only: a quote stands at the beginning or the end of a field, or doubled within; a return stands
 * before a newline, and not within quotes. Before anything else it stops, and leaves it to the parser.
 *
 * <p>Of 64 bytes it makes words with a bit for each byte. Where the bits of all quotes before a byte are an odd number, the
 * byte is within quotes; what is a comma there is text. Not safe for use by several threads at once.
 */
final class FieldEnds {
    private static final int BLOCK = Long.SIZE;

    /** So many ends are written at once, whether there are as many or not. */
    private static final int STRIDE = 4;

    private final int[] ends;
    private final int[] recordEnds;
    private final int[] linesBehind;
    private final Masks masks = new Masks();
    private final byte[] lastBytes = new byte[Masks.BYTES];
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
        for (; at <= to - Masks.BYTES; at += Masks.BYTES) {
            masks.look(bytes, at);
            if (!findInBlocks(Masks.BYTES, at)) {
                return;
            }
        }
        // Behind the end lie zeros, which are text without an end.
        Arrays.fill(lastBytes, (byte) 0);
        System.arraycopy(bytes, at, lastBytes, 0, to - at);
        masks.look(lastBytes, 0);
        findInBlocks(to - at, at);
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

    /** False when something stands there that is not regular; what ends before that was found. */
    private boolean findInBlocks(int length, int place) {
        for (int at = 0; at < length; at += BLOCK) {
            if (!findInBlock(at, place + at)) {
                return false;
            }
        }
        return true;
    }

    private boolean findInBlock(int at, int place) {
        boolean controlled = masks.hasControls(at);
        long commas = masks.commas(at);
        long quotes = masks.quotes(at);
        long newlines = controlled ? masks.newlines(at) : 0;
        long returns = controlled ? masks.returns(at) : 0;

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
