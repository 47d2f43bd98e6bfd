package dev.tollgate.ingest.platform.parquet;

/** Values of up to 64 bits; those of fewer are extended with their sign. */
sealed interface Numbers extends Values {
    @Override
    default void next(CellText text) {
        text.number(next());
    }

    long next();

    /** One behind the other, four or eight bytes each. */
    record Plain(PageBytes in, int width) implements Numbers {
        @Override
        public long next() {
            return width == Integer.BYTES ? in.littleEndianInt() : in.littleEndianLong();
        }
    }

    /** Booleans, and whatever else is written as runs. */
    record OfRuns(Runs runs) implements Numbers {
        @Override
        public long next() {
            return runs.next();
        }
    }

    /** Booleans as single bits. */
    final class Bits implements Numbers {
        private final PageBytes in;
        private int left;
        private int bits;

        Bits(PageBytes in) {
            this.in = in;
        }

        @Override
        public long next() {
            if (left == 0) {
                bits = in.unsignedByte();
                left = Byte.SIZE;
            }
            left--;
            int value = bits & 1;
            bits >>>= 1;
            return value;
        }
    }

    /** The first bytes of all values, then their second bytes, and so on. */
    final class Split implements Numbers {
        private final PageBytes in;
        private final int width;
        private final int count;
        private final int start;
        private int index;

        Split(PageBytes in, int width) {
            this.in = in;
            this.width = width;
            this.count = in.remaining() / width;
            this.start = in.position();
        }

        @Override
        public long next() {
            if (index >= count) {
                throw new BrokenPage("it has fewer values than it says");
            }
            long value = 0;
            for (int i = 0; i < width; i++) {
                value |= (in.data()[start + i * count + index] & 0xFFL) << (i * Byte.SIZE);
            }
            index++;
            return width == Integer.BYTES ? (int) value : value;
        }
    }
}
