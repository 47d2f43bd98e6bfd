package dev.tollgate.ingest.platform.parquet;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Decompresses pages, without native code. Not safe for use by several threads at once. */
final class Codecs {
    private static final int GZIP_BUFFER_BYTES = 8192;

    private final SnappyDecompressor snappy = new SnappyDecompressor();
    private final ZstdDecompressor zstd = new ZstdDecompressor();
    private final Lz4Decompressor lz4 = new Lz4Decompressor();

    /** @throws Refusal when it is none of ours */
    static void require(CompressionCodec codec) {
        switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW -> {}
            // The framing of the first was never written down; the others have no decoder in Java that is looked after.
            case LZ4, LZO, BROTLI -> throw Refusal.unsupported("the codec " + codec);
        }
    }

    /** @throws Refusal when it does not give exactly so many bytes */
    void decompress(CompressionCodec codec, byte[] from, int length, byte[] to, int at, int expected) {
        if (expected == 0) {
            // Several writers leave an empty section empty, although no codec has an empty form.
            return;
        }
        int given;
        try {
            given = switch (codec) {
                case UNCOMPRESSED -> throw new IllegalStateException("nothing to decompress");
                case SNAPPY -> snappy.decompress(from, 0, length, to, at, expected);
                case ZSTD -> zstd.decompress(from, 0, length, to, at, expected);
                case LZ4_RAW -> lz4.decompress(from, 0, length, to, at, expected);
                case GZIP -> inflate(from, length, to, at, expected);
                case LZ4, LZO, BROTLI -> throw Refusal.unsupported("the codec " + codec);
            };
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException | IOException e) {
            throw Refusal.broken("it is no intact " + codec);
        }
        if (given != expected) {
            throw Refusal.broken("it has another length than it says");
        }
    }

    private static int inflate(byte[] from, int length, byte[] to, int at, int expected) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(from, 0, length), GZIP_BUFFER_BYTES)) {
            int read = in.readNBytes(to, at, expected);
            // The checksum is looked at where the stream ends, so it is read to its end.
            return in.read() < 0 ? read : expected + 1;
        }
    }
}
