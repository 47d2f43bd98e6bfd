package dev.tollgate.ingest.platform.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** Whole numbers and decimals, exactly and in plain notation. Amounts are most of a bill, so this is its inner loop. */
final class NumberText extends CellText {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MAX_CHARS = 24;
    private static final int MAX_SHORT_SCALE = 18;

    private final int scale;
    private final boolean unsigned;
    private final long mask;
    private final boolean shortScale;
    private final long unit;

    private NumberText(int scale, boolean unsigned, long mask) {
        this.scale = scale;
        this.unsigned = unsigned;
        this.mask = mask;
        this.shortScale = scale <= MAX_SHORT_SCALE;
        this.unit = shortScale ? BigInteger.TEN.pow(scale).longValueExact() : 0;
    }

    /** @param scale how many of the digits stand behind the point */
    static NumberText decimal(int scale) {
        return new NumberText(scale, false, -1);
    }

    static NumberText signed() {
        return new NumberText(0, false, -1);
    }

    /** Of 64 bits. */
    static NumberText unsigned() {
        return new NumberText(0, true, -1);
    }

    static NumberText unsignedOf32Bits() {
        return new NumberText(0, true, 0xFFFF_FFFFL);
    }

    @Override
    void number(long stored) {
        long value = stored & mask;
        if (value == Long.MIN_VALUE || !shortScale || (unsigned && value < 0)) {
            BigInteger exact = new BigInteger(unsigned ? Long.toUnsignedString(value) : Long.toString(value));
            write(new BigDecimal(exact, scale).toPlainString());
            return;
        }
        long size = Math.abs(value);
        char[] to = room(MAX_CHARS);
        int at = MAX_CHARS;
        if (scale > 0) {
            long whole = size / unit;
            at = digits(size - whole * unit, to, at, scale);
            to[--at] = '.';
            size = whole;
        }
        at = digits(size, to, at, 1);
        if (value < 0) {
            to[--at] = '-';
        }
        written(at, MAX_CHARS - at);
    }

    /** Of a big-endian number with its sign, as decimals of many digits are stored. */
    @Override
    void bytes(byte[] data, int start, int count) {
        if (count == 0) {
            throw new BrokenPage("a decimal has no digits");
        }
        if (count >= Long.BYTES) {
            // Columns are as wide as their largest amount could be; nearly every amount has room in a long.
            long low = (long) LONG.get(data, start + count - Long.BYTES);
            if (isSign(data, start, count - Long.BYTES, low)) {
                number(low);
                return;
            }
            write(new BigDecimal(new BigInteger(data, start, count), scale).toPlainString());
            return;
        }
        long value = data[start] >> (Byte.SIZE - 1);
        for (int i = start; i < start + count; i++) {
            value = value << Byte.SIZE | data[i] & 0xFF;
        }
        number(value);
    }

    private static boolean isSign(byte[] data, int start, int count, long low) {
        byte sign = (byte) (low >> (Long.SIZE - 1));
        for (int i = start; i < start + count; i++) {
            if (data[i] != sign) {
                return false;
            }
        }
        return true;
    }

    /** Writes the digits so that they end before a place, at least so many, and says where they begin. */
    private static int digits(long value, char[] to, int end, int least) {
        int at = end;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            long next = rest / 10;
            to[--at] = (char) ('0' + (rest - next * 10));
            rest = next;
        }
        // Dividing an int is several times cheaper, and most of what is left is one.
        int small = (int) rest;
        while (small != 0) {
            int next = small / 10;
            to[--at] = (char) ('0' + (small - next * 10));
            small = next;
        }
        while (end - at < least) {
            to[--at] = '0';
        }
        return at;
    }
}
