package dev.tollgate.ingest.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same characters, so that a name which stands in millions of rows is judged and allocated
 * once. Of two texts that fall on one slot the later stays; nothing grows.
 */
final class TextPool {
    private static final int SLOTS = 8192;
    private static final int MAX_POOLED_CHARS = 256;
    private static final int BLOCK_CHARS = 4;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final @Nullable Text[] slots = new @Nullable Text[SLOTS];

    /**
     * A text that was seen, as a cell has it and as a charge has it.
     *
     * @param value null when it is not fit to be kept
     * @param hash of the characters, evenly spread
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared with a buffer by what compares arrays at once.
    record Text(char[] chars, @Nullable String value, long hash) {
        boolean is(char[] text, int from, int to) {
            return Arrays.equals(chars, 0, chars.length, text, from, to);
        }
    }

    Text get(char[] text, int from, int to) {
        int slot = slot(text, from, to);
        Text known = slots[slot];
        if (known != null && known.is(text, from, to)) {
            return known;
        }
        char[] chars = Arrays.copyOfRange(text, from, to);
        Text fresh = new Text(chars, ChargeMapping.kept(chars), RowHash.of(chars, 0, chars.length));
        if (chars.length <= MAX_POOLED_CHARS) {
            slots[slot] = fresh;
        }
        return fresh;
    }

    /** Of long texts only a sample: where they differ, they nearly always do at an end or in the middle. */
    private static int slot(char[] text, int from, int to) {
        int length = to - from;
        long hash = length;
        if (length < 2 * BLOCK_CHARS) {
            for (int i = from; i < to; i++) {
                hash = hash * PRIME + text[i];
            }
        } else {
            hash = (hash ^ block(text, from)) * PRIME;
            hash = (hash ^ block(text, from + length / 2 - 2) ^ (hash >>> 32)) * PRIME;
            hash = (hash ^ block(text, to - 2 * BLOCK_CHARS) ^ (hash >>> 32)) * PRIME;
            hash = (hash ^ block(text, to - BLOCK_CHARS) ^ (hash >>> 32)) * PRIME;
        }
        return (int) ((hash * PRIME) >>> 40) & (SLOTS - 1);
    }

    private static long block(char[] text, int at) {
        return text[at] | (long) text[at + 1] << 16 | (long) text[at + 2] << 32 | (long) text[at + 3] << 48;
    }
}
