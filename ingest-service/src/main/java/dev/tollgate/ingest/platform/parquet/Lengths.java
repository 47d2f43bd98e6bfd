package dev.tollgate.ingest.platform.parquet;

import static dev.tollgate.ingest.platform.parquet.Refusal.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;

/**
 * Looks at the lengths in a page before the library takes them for true: it allocates by them, and by a negative one it
 * goes back in the page.
 */
final class Lengths {
    private static final int MAX_MINI_BLOCKS = 1024;
    private static final int MAX_BLOCK_VALUES = 1 << 20;
    private static final String TOO_LONG = "a value is longer than its page";

    private final ByteBuffer page;
    private final int values;
    private final Heap heap;

    /** @param values how many the page has, without nulls */
    Lengths(byte[] data, int from, int end, int values, Heap heap) {
        this.page = ByteBuffer.wrap(data, from, end - from).slice().order(ByteOrder.LITTLE_ENDIAN);
        this.values = values;
        this.heap = heap;
    }

    void requirePlain() {
        int at = 0;
        for (int i = 0; i < values; i++) {
            require(page.limit() - at >= Integer.BYTES, TOO_LONG);
            int length = page.getInt(at);
            at += Integer.BYTES;
            require(length >= 0 && length <= page.limit() - at, TOO_LONG);
            at += length;
        }
    }

    void requireDeltas() throws IOException {
        header(ByteBufferInputStream.wrap(page.duplicate()));
    }

    void requireLengths() throws IOException {
        ByteBufferInputStream in = ByteBufferInputStream.wrap(page.duplicate());
        sum(deltas(in), in.available());
    }

    void requirePrefixes() throws IOException {
        ByteBufferInputStream in = ByteBufferInputStream.wrap(page.duplicate());
        DeltaBinaryPackingValuesReader prefixes = deltas(in);
        DeltaBinaryPackingValuesReader suffixes = deltas(in);
        long before = 0;
        long left = in.available();
        for (int i = 0; i < values; i++) {
            int prefix = prefixes.readInteger();
            int suffix = suffixes.readInteger();
            require(prefix >= 0 && prefix <= before, "a value begins with more than there was before it");
            require(suffix >= 0 && suffix <= left, TOO_LONG);
            left -= suffix;
            before = (long) prefix + suffix;
            heap.require(before);
        }
    }

    private void sum(DeltaBinaryPackingValuesReader lengths, long available) {
        long left = available;
        for (int i = 0; i < values; i++) {
            int length = lengths.readInteger();
            require(length >= 0 && length <= left, TOO_LONG);
            left -= length;
        }
    }

    private DeltaBinaryPackingValuesReader deltas(ByteBufferInputStream in) throws IOException {
        header(ByteBufferInputStream.wrap(
                page.duplicate().position((int) in.position()).slice()));
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        reader.initFromPage(values, in);
        return reader;
    }

    private void header(ByteBufferInputStream in) throws IOException {
        int block = BytesUtils.readUnsignedVarInt(in);
        int miniBlocks = BytesUtils.readUnsignedVarInt(in);
        int total = BytesUtils.readUnsignedVarInt(in);
        require(
                miniBlocks > 0 && miniBlocks <= MAX_MINI_BLOCKS && block > 0 && block <= MAX_BLOCK_VALUES,
                "its blocks have no size that can be");
        require(total == values, "it has other values than it says");
        heap.require((long) Long.BYTES * (total + (long) block));
    }
}
