package dev.tollgate.ingest.platform.parquet;

import java.util.UUID;

/** The types that have few values or are seldom wanted. */
final class OtherText {
    private OtherText() {}

    /** True or false. */
    static final class OfBoolean extends CellText {
        @Override
        void number(long value) {
            write(value == 0 ? "false" : "true");
        }
    }

    /** A UUID, of sixteen bytes. */
    static final class OfUuid extends CellText {
        private static final int BYTES = 16;

        @Override
        void bytes(byte[] data, int start, int count) {
            if (count != BYTES) {
                throw new BrokenPage("a UUID has another length than sixteen bytes");
            }
            write(new UUID(bigEndian(data, start), bigEndian(data, start + Long.BYTES)).toString());
        }

        private static long bigEndian(byte[] data, int start) {
            long value = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                value = value << Byte.SIZE | data[start + i] & 0xFF;
            }
            return value;
        }
    }
}
