package dev.tollgate.ingest.platform.parquet;

import org.apache.parquet.format.CompressionCodec;

/** What one worker reads pages with. Not safe for use by several threads at once. */
final class Workspace {
    private final Codecs codecs = new Codecs();
    private final Heap heap;
    private final Meter meter;
    private byte[] compressed = new byte[0];

    Workspace(Heap heap, Meter meter) {
        this.heap = heap;
        this.meter = meter;
    }

    Heap heap() {
        return heap;
    }

    Meter meter() {
        return meter;
    }

    /** The next bytes of the file, in an array that is used again. */
    byte[] compressed(FileBytes in, int length) {
        compressed = heap.grown(compressed, length);
        in.readFully(compressed, 0, length);
        return compressed;
    }

    void decompress(CompressionCodec codec, byte[] from, int length, byte[] to, int at, int expected) {
        codecs.decompress(codec, from, length, to, at, expected);
    }
}
