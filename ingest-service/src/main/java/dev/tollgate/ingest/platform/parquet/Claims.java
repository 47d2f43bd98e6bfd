package dev.tollgate.ingest.platform.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What the values of a page say of themselves.
 *
 * @param values how many there are, without nulls
 */
record Claims(byte[] page, int from, int end, int values, Heap heap) {
    /** @throws Refusal when the library would allocate by it, or make values of what is not there */
    void require(Encoding encoding, PrimitiveTypeName type) throws IOException {
        if (values == 0) {
            return;
        }
        switch (encoding) {
            case PLAIN -> requirePlain(type);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                Refusal.require(from < end, "it has fewer values than it says");
                new Runs(page, from + 1, end, page[from] & 0xFF, heap).require(values);
            }
            case RLE -> {
                requireType(encoding, type, type == PrimitiveTypeName.BOOLEAN);
                Refusal.require(end - from >= Integer.BYTES, "it has fewer values than it says");
                int length = BytesUtils.readIntLittleEndian(page, from);
                int first = from + Integer.BYTES;
                Refusal.require(length >= 0 && length <= end - first, "a value is longer than its page");
                new Runs(page, first, first + length, 1, heap).require(values);
            }
            case DELTA_BINARY_PACKED -> {
                requireType(encoding, type, type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64);
                lengths().requireDeltas();
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                requireType(encoding, type, type == PrimitiveTypeName.BINARY);
                lengths().requireLengths();
            }
            case DELTA_BYTE_ARRAY -> {
                requireType(encoding, type, isBytes(type));
                lengths().requirePrefixes();
            }
            case BYTE_STREAM_SPLIT -> {
                requireType(encoding, type, type != PrimitiveTypeName.BOOLEAN && type != PrimitiveTypeName.BINARY);
                heap.require(end - from);
            }
            case BIT_PACKED -> requireType(encoding, type, false);
        }
    }

    private void requirePlain(PrimitiveTypeName type) {
        if (type == PrimitiveTypeName.BINARY) {
            lengths().requirePlain();
        } else if (type == PrimitiveTypeName.BOOLEAN) {
            Refusal.require((long) Byte.SIZE * (end - from) >= values, "it has fewer values than it says");
        }
    }

    private Lengths lengths() {
        return new Lengths(page, from, end, values, heap);
    }

    private static boolean isBytes(PrimitiveTypeName type) {
        return type == PrimitiveTypeName.BINARY || type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    }

    private static void requireType(Encoding encoding, PrimitiveTypeName type, boolean fits) {
        if (!fits) {
            throw Refusal.unsupported("the encoding " + encoding + " for values of type " + type);
        }
    }
}
