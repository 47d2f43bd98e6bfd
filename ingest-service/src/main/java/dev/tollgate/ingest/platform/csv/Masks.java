package dev.tollgate.ingest.platform.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which bytes are commas, quotes or control characters: a bit for each, 64 to a word. The loops over words are as plain
 * as they are so that the compiler makes vector instructions of them. No byte of a longer UTF-8 character is mistaken
 * for another. Not safe for use by several threads at once.
 */
final class Masks {
    /** So many bytes are looked at in one go; what is made of them stays in the fastest cache. */
    static final int BYTES = 4096;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORDS = BYTES / Long.BYTES;
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7F * EACH_BYTE;
    private static final long HIGH_HALVES = 0x70 * EACH_BYTE;
    private static final long COMMAS = ',' * EACH_BYTE;
    private static final long QUOTES = '"' * EACH_BYTE;
    private static final long NEWLINES = '\n' * EACH_BYTE;
    private static final long RETURNS = '\r' * EACH_BYTE;

    private final long[] commas = new long[WORDS];
    private final long[] quotes = new long[WORDS];
    private final long[] controls = new long[WORDS];
    private final long[] words = new long[Long.BYTES];
    private byte[] bytes = new byte[0];
    private int from;

    /** Looks at the {@link #BYTES} from there on. */
    void look(byte[] text, int at) {
        bytes = text;
        from = at;
        mark(text, at, COMMAS, commas);
        mark(text, at, QUOTES, quotes);
        // Newlines and returns are rare enough to be told apart on their own; both are below 16.
        for (int i = 0; i < WORDS; i++) {
            long word = (long) LONGS.get(text, at + i * Long.BYTES);
            controls[i] = ~(((word & HIGH_HALVES) + LOW_BITS) | word) & ~LOW_BITS;
        }
    }

    /** @param at where the 64 bytes begin, counted from the first that was looked at */
    long commas(int at) {
        return gathered(commas, at / Long.BYTES);
    }

    long quotes(int at) {
        return gathered(quotes, at / Long.BYTES);
    }

    boolean hasControls(int at) {
        int i = at / Long.BYTES;
        long first = controls[i] | controls[i + 1] | controls[i + 2] | controls[i + 3];
        return (first | controls[i + 4] | controls[i + 5] | controls[i + 6] | controls[i + 7]) != 0;
    }

    long newlines(int at) {
        return found(at, NEWLINES);
    }

    long returns(int at) {
        return found(at, RETURNS);
    }

    private static void mark(byte[] text, int at, long wanted, long[] marks) {
        for (int i = 0; i < WORDS; i++) {
            marks[i] = marked((long) LONGS.get(text, at + i * Long.BYTES), wanted);
        }
    }

    private long found(int at, long wanted) {
        for (int i = 0; i < words.length; i++) {
            words[i] = marked((long) LONGS.get(bytes, from + at + i * Long.BYTES), wanted);
        }
        return gathered(words, 0);
    }

    /** The highest bit of each byte that is the wanted one. Exact: no carry runs from byte to byte. */
    private static long marked(long word, long wanted) {
        return ~((((word & LOW_BITS) ^ wanted) + LOW_BITS) | word) & ~LOW_BITS;
    }

    /** The highest bits of the bytes of eight words, in their order: laid side by side, then turned like a table. */
    private static long gathered(long[] marks, int i) {
        long low = (marks[i] >>> 7) | (marks[i + 1] >>> 6) | (marks[i + 2] >>> 5) | (marks[i + 3] >>> 4);
        long rows = low | (marks[i + 4] >>> 3) | (marks[i + 5] >>> 2) | (marks[i + 6] >>> 1) | marks[i + 7];
        long swapped = (rows ^ (rows >>> 7)) & 0x00AA_00AA_00AA_00AAL;
        rows ^= swapped ^ (swapped << 7);
        swapped = (rows ^ (rows >>> 14)) & 0x0000_CCCC_0000_CCCCL;
        rows ^= swapped ^ (swapped << 14);
        swapped = (rows ^ (rows >>> 28)) & 0x0000_0000_F0F0_F0F0L;
        return rows ^ swapped ^ (swapped << 28);
    }
}
