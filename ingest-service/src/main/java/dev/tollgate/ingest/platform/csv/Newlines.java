package dev.tollgate.ingest.platform.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts newlines. Written so that the compiler makes vector instructions of it, which cost next to nothing. */
final class Newlines {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long NEWLINES = '\n' * EACH_BYTE;
    private static final long LOW_BITS = 0x7F * EACH_BYTE;
    private static final long OTHER_BYTES = 0x00FF_00FF_00FF_00FFL;
    private static final long ALL_PAIRS = 0x0001_0001_0001_0001L;

    /** More would not fit into a byte. */
    private static final int MAX_COUNT_OF_BYTE = 255;

    private Newlines() {}

    static int count(byte[] bytes, int from, int to) {
        int count = 0;
        int at = from;
        int lastWord = to - Long.BYTES;
        while (at <= lastWord) {
            long counts = 0;
            int stop = Math.min(lastWord, at + (MAX_COUNT_OF_BYTE - 1) * Long.BYTES);
            for (; at <= stop; at += Long.BYTES) {
                long word = (long) LONGS.get(bytes, at);
                long others = (((word & LOW_BITS) ^ NEWLINES) + LOW_BITS) | word;
                counts += (~others & ~LOW_BITS) >>> (Byte.SIZE - 1);
            }
            long pairs = (counts & OTHER_BYTES) + ((counts >>> Byte.SIZE) & OTHER_BYTES);
            count += (int) ((pairs * ALL_PAIRS) >>> (Long.SIZE - Short.SIZE));
        }
        for (; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }
}
