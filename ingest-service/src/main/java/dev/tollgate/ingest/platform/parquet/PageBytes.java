package dev.tollgate.ingest.platform.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A stretch of a decompressed page, read from its beginning to its end and never beyond: the array behind it is used
 * for page after page, so what lies there is another page's.
 */
final class PageBytes {
    /** So many bytes must lie in the array behind the end, so that a group of bits is taken with one load. */
    static final int SLACK = 8;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_VARINT_BITS = 63;

    private final byte[] data;
    private final int end;
    private int position;

    PageBytes(byte[] data, int from, int end) {
        if (from > end || end > data.length - SLACK) {
            throw new BrokenPage("a section is longer than its page");
        }
        this.data = data;
        this.position = from;
        this.end = end;
    }

    byte[] data() {
        return data;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    int remaining() {
        return end - position;
    }

    /** Passes over so many bytes and says where they begin. */
    int take(int count) {
        if (count < 0 || count > end - position) {
            throw new BrokenPage("a value is longer than its page");
        }
        int from = position;
        position += count;
        return from;
    }

    /** The next so many bytes as a section of their own. */
    PageBytes section(int count) {
        int from = take(count);
        return new PageBytes(data, from, from + count);
    }

    int unsignedByte() {
        return data[take(1)] & 0xFF;
    }

    int littleEndianInt() {
        return (int) INT.get(data, take(Integer.BYTES));
    }

    long littleEndianLong() {
        return (long) LONG.get(data, take(Long.BYTES));
    }

    /** The 64 bits from a byte on, without moving; those behind the end are anything. */
    long bitsAt(int index) {
        return (long) LONG.get(data, index);
    }

    int varint() {
        long value = varlong();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new BrokenPage("a length has more than 31 bits");
        }
        return (int) value;
    }

    long zigzag() {
        long value = varlong();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varlong() {
        long value = 0;
        for (int shift = 0; shift <= MAX_VARINT_BITS; shift += 7) {
            int next = unsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new BrokenPage("a number has no end");
    }
}
