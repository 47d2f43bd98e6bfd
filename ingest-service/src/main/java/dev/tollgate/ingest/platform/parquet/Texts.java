package dev.tollgate.ingest.platform.parquet;

import java.util.Arrays;

/** Values of any number of bytes. */
sealed interface Texts extends Values {
    /** Each behind its length. */
    record Plain(PageBytes in) implements Texts {
        @Override
        public void next(CellText text) {
            int length = in.littleEndianInt();
            text.bytes(in.data(), in.take(length), length);
        }
    }

    /** All of one length. */
    record Fixed(PageBytes in, int width) implements Texts {
        @Override
        public void next(CellText text) {
            text.bytes(in.data(), in.take(width), width);
        }
    }

    /** All of one length; the first bytes of all values, then their second bytes, and so on. */
    final class Split implements Texts {
        private final PageBytes in;
        private final byte[] value;
        private final int count;
        private final int start;
        private int index;

        Split(PageBytes in, int width) {
            this.in = in;
            this.value = new byte[Math.min(width, in.remaining())];
            this.count = in.remaining() / width;
            this.start = in.position();
        }

        @Override
        public void next(CellText text) {
            if (index >= count) {
                throw new BrokenPage("it has fewer values than it says");
            }
            for (int i = 0; i < value.length; i++) {
                value[i] = in.data()[start + i * count + index];
            }
            index++;
            text.bytes(value, 0, value.length);
        }
    }

    /** All lengths, then all bytes (DELTA_LENGTH_BYTE_ARRAY). */
    final class AfterLengths implements Texts {
        private final DeltaNumbers lengths;
        private final PageBytes in;

        AfterLengths(PageBytes in) {
            this.lengths = lengths(in);
            this.in = in;
        }

        int nextLength() {
            return lengths.nextLength();
        }

        @Override
        public void next(CellText text) {
            int length = nextLength();
            text.bytes(in.data(), in.take(length), length);
        }

        /** The numbers that begin here; the bytes are left standing behind them. */
        static DeltaNumbers lengths(PageBytes in) {
            DeltaNumbers numbers = new DeltaNumbers(new PageBytes(in.data(), in.position(), in.end()), true);
            new DeltaNumbers(in, true).skipAll();
            return numbers;
        }
    }

    /** Each as what it has in common with the one before, and the rest (DELTA_BYTE_ARRAY). */
    final class AfterPrefixes implements Texts {
        private final DeltaNumbers prefixes;
        private final AfterLengths suffixes;
        private final PageBytes in;
        private byte[] value = new byte[64];
        private int length;

        AfterPrefixes(PageBytes in) {
            this.prefixes = AfterLengths.lengths(in);
            this.suffixes = new AfterLengths(in);
            this.in = in;
        }

        @Override
        public void next(CellText text) {
            int common = prefixes.nextLength();
            int rest = suffixes.nextLength();
            if (common > length) {
                throw new BrokenPage("a value begins with more than there was before it");
            }
            int from = in.take(rest);
            if (value.length - common < rest) {
                value = Arrays.copyOf(value, Math.max(2 * value.length, common + rest));
            }
            System.arraycopy(in.data(), from, value, common, rest);
            length = common + rest;
            text.bytes(value, 0, length);
        }
    }
}
