package dev.tollgate.ingest.platform.parquet;

/** Small numbers as repeated ones and bit-packed ones by turns: levels, dictionary positions, booleans. */
final class Runs {
    private static final int VALUES_A_GROUP = 8;

    private final PageBytes in;
    private final int width;
    private final long mask;
    private long left;
    private boolean packed;
    private int repeated;
    private long bit;

    /** @param width how many bits a number has, at most 32 */
    Runs(PageBytes in, int width) {
        if (width > Integer.SIZE) {
            throw new BrokenPage("a number has more than 32 bits");
        }
        this.in = in;
        this.width = width;
        this.mask = (1L << width) - 1;
    }

    int next() {
        while (left == 0) {
            begin();
        }
        left--;
        if (!packed) {
            return repeated;
        }
        int value = (int) ((in.bitsAt((int) (bit >>> 3)) >>> (bit & 7)) & mask);
        bit += width;
        return value;
    }

    private void begin() {
        int header = in.varint();
        packed = (header & 1) != 0;
        if (packed) {
            long bytes = (long) (header >>> 1) * width;
            left = (long) (header >>> 1) * VALUES_A_GROUP;
            if (bytes > in.remaining()) {
                // Some writers leave out the padding of the last group.
                left = (long) in.remaining() * VALUES_A_GROUP / width;
                bytes = in.remaining();
            }
            bit = (long) in.take((int) bytes) * Byte.SIZE;
        } else {
            left = (long) header >>> 1;
            repeated = 0;
            for (int shift = 0; shift < width; shift += Byte.SIZE) {
                repeated |= in.unsignedByte() << shift;
            }
        }
    }
}
