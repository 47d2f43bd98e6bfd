package dev.tollgate.ingest.platform.parquet;

/**
 * Numbers as differences, in blocks whose mini-blocks have a bit width each (DELTA_BINARY_PACKED). Nothing is allocated
 * by what the page says of its length.
 */
final class DeltaNumbers implements Values {
    private static final int MAX_MINI_BLOCKS = 1024;
    private static final int MAX_BLOCK_VALUES = 1 << 20;
    private static final int BITS_OF_ONE_LOAD = Long.SIZE - 7;

    private final PageBytes in;
    private final int miniBlocks;
    private final int valuesAMiniBlock;
    private final int[] widths;
    private final int total;
    private final boolean narrow;
    private long value;
    private int given;
    private int miniBlock;
    private int leftInMiniBlock;
    private long minDelta;
    private long bit;

    /** @param narrow whether the numbers have 32 bits, beyond which a difference wraps around */
    DeltaNumbers(PageBytes in, boolean narrow) {
        this.in = in;
        this.narrow = narrow;
        int blockValues = in.varint();
        miniBlocks = in.varint();
        if (miniBlocks == 0
                || miniBlocks > MAX_MINI_BLOCKS
                || blockValues > MAX_BLOCK_VALUES
                || blockValues % miniBlocks != 0
                || (blockValues / miniBlocks) % Byte.SIZE != 0
                || blockValues == 0) {
            throw new BrokenPage("its blocks of differences have no possible size");
        }
        valuesAMiniBlock = blockValues / miniBlocks;
        widths = new int[miniBlocks];
        total = in.varint();
        value = in.zigzag();
        miniBlock = miniBlocks;
    }

    int total() {
        return total;
    }

    @Override
    public void next(CellText text) {
        text.number(next());
    }

    long next() {
        if (given >= total) {
            throw new BrokenPage("it has fewer values than it says");
        }
        if (given++ > 0) {
            if (leftInMiniBlock == 0) {
                nextMiniBlock();
            }
            leftInMiniBlock--;
            value += minDelta + packed(widths[miniBlock]);
        }
        return narrow ? (int) value : value;
    }

    /** A length, which must not be negative. */
    int nextLength() {
        long length = next();
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw new BrokenPage("a length is negative");
        }
        return (int) length;
    }

    /** Passes over all numbers, so that what follows them can be read. Only for one of which none was taken. */
    void skipAll() {
        for (long passed = 1; passed < total; passed += valuesAMiniBlock) {
            nextMiniBlock();
        }
    }

    private void nextMiniBlock() {
        miniBlock++;
        if (miniBlock >= miniBlocks) {
            minDelta = in.zigzag();
            for (int i = 0; i < miniBlocks; i++) {
                widths[i] = in.unsignedByte();
            }
            miniBlock = 0;
        }
        if (widths[miniBlock] > Long.SIZE) {
            throw new BrokenPage("a difference has more than 64 bits");
        }
        long bytes = (long) widths[miniBlock] * valuesAMiniBlock / Byte.SIZE;
        bit = (long) in.take((int) bytes) * Byte.SIZE;
        leftInMiniBlock = valuesAMiniBlock;
    }

    private long packed(int width) {
        if (width == 0) {
            return 0;
        }
        int index = (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        bit += width;
        long bits = in.bitsAt(index) >>> shift;
        if (width > BITS_OF_ONE_LOAD && shift > 0) {
            bits |= (in.data()[index + Long.BYTES] & 0xFFL) << (Long.SIZE - shift);
        }
        return width == Long.SIZE ? bits : bits & ((1L << width) - 1);
    }
}
