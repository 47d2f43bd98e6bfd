package dev.tollgate.ingest.platform.parquet;

import static dev.tollgate.ingest.platform.parquet.Refusal.require;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/** The pages of one column in one row group, decompressed one after the other into a buffer that is used again. */
final class Pages {
    private static final String TOO_LONG = "it is longer than its column";

    private final InputStream in;
    private final CompressionCodec codec;
    private final long maxBytes;
    private final Codecs codecs;
    private final Heap heap;
    private final Meter meter;
    private final CRC32 crc = new CRC32();
    private byte[] content = new byte[0];

    Pages(InputStream in, ColumnMetaData column, Codecs codecs, Heap heap, Meter meter) {
        this.codec = Metadata.required(column.getCodec());
        Codecs.require(codec);
        this.in = in;
        this.maxBytes = column.getTotal_compressed_size();
        this.codecs = codecs;
        this.heap = heap;
        this.meter = meter;
    }

    Heap heap() {
        return heap;
    }

    /** What the next page says of itself; null behind the last one. */
    @Nullable
    PageHeader next() throws IOException {
        return in.available() == 0 ? null : Metadata.read(in, new PageHeader());
    }

    /** What was loaded last. */
    byte[] content() {
        return content;
    }

    /** What was loaded last, for whoever needs it longer than until the next page. */
    byte[] takeContent() {
        byte[] taken = content;
        content = new byte[0];
        return taken;
    }

    /**
     * @param plain how many bytes at its beginning are never compressed
     * @return how many bytes it has
     */
    int load(PageHeader header, int plain, boolean isCompressed) throws IOException {
        int size = header.getUncompressed_page_size();
        int stored = header.getCompressed_page_size();
        require(size >= 0 && stored >= 0 && stored <= maxBytes, TOO_LONG);
        meter.add(size);
        content = heap.grown(content, size);
        crc.reset();
        if (!isCompressed || codec == CompressionCodec.UNCOMPRESSED) {
            require(stored == size, "it has another length than it says");
            read(content, size);
        } else {
            int length = stored - plain;
            byte[] compressed = heap.scratch(length);
            read(content, plain);
            read(compressed, length);
            codecs.decompress(codec, compressed, length, content, plain, size - plain);
        }
        boolean isIntact = !header.isSetCrc() || header.getCrc() == (int) crc.getValue();
        require(isIntact, "it has another checksum than its content");
        return size;
    }

    private void read(byte[] to, int length) throws IOException {
        require(in.readNBytes(to, 0, length) == length, TOO_LONG);
        crc.update(to, 0, length);
    }
}
