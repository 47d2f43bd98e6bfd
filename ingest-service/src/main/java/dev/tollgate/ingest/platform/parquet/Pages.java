package dev.tollgate.ingest.platform.parquet;

import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/** The pages of one column in one row group, decompressed one after the other into a buffer that is used again. */
final class Pages {
    /**
     * One page. Its sections lie in the buffer, where the next page will lie.
     *
     * @param count how many values it has, those among them that are null
     * @param repetitions null where nothing repeats
     * @param definitions null where everything is there
     */
    record Page(
            boolean isDictionary,
            int count,
            Encoding encoding,
            @Nullable Runs repetitions,
            @Nullable Runs definitions,
            PageBytes values) {}

    private final FileBytes in;
    private final CompressionCodec codec;
    private final Schema.Leaf leaf;
    private final Workspace workspace;
    private final CRC32 crc = new CRC32();
    private byte[] content = new byte[0];

    Pages(FileBytes in, CompressionCodec codec, Schema.Leaf leaf, Workspace workspace) {
        Codecs.require(codec);
        this.in = in;
        this.codec = codec;
        this.leaf = leaf;
        this.workspace = workspace;
    }

    /** The next page with values or a dictionary in it; null behind the last one. */
    @Nullable
    Page next() {
        while (in.remaining() > 0) {
            PageHeader header = Metadata.read(in, new PageHeader());
            int size = header.getUncompressed_page_size();
            int stored = header.getCompressed_page_size();
            if (size < 0 || stored < 0 || stored > in.remaining()) {
                throw new BrokenPage("it is longer than its column");
            }
            workspace.meter().add(size);
            switch (Metadata.required(header.getType())) {
                case DICTIONARY_PAGE -> {
                    return dictionary(header, size, stored);
                }
                case DATA_PAGE -> {
                    return first(header, size, stored);
                }
                case DATA_PAGE_V2 -> {
                    return second(header, size, stored);
                }
                case INDEX_PAGE -> in.skipFully(stored);
            }
        }
        return null;
    }

    private Page dictionary(PageHeader header, int size, int stored) {
        DictionaryPageHeader dictionary = Metadata.required(header.getDictionary_page_header());
        Encoding encoding = Metadata.required(dictionary.getEncoding());
        if (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY) {
            throw new Unsupported("a dictionary in the encoding " + encoding);
        }
        load(header, size, stored, 0, true);
        return page(true, dictionary.getNum_values(), Encoding.PLAIN, null, null, new PageBytes(content, 0, size));
    }

    /** A page of the format's first version: its levels are compressed with its values. */
    private Page first(PageHeader header, int size, int stored) {
        DataPageHeader data = Metadata.required(header.getData_page_header());
        load(header, size, stored, 0, true);
        PageBytes all = new PageBytes(content, 0, size);
        Runs repetitions = levels(all, leaf.repetition(), Metadata.required(data.getRepetition_level_encoding()));
        Runs definitions = levels(all, leaf.definition(), Metadata.required(data.getDefinition_level_encoding()));
        return page(false, data.getNum_values(), Metadata.required(data.getEncoding()), repetitions, definitions, all);
    }

    private static @Nullable Runs levels(PageBytes in, int max, Encoding encoding) {
        if (max == 0) {
            return null;
        }
        if (encoding != Encoding.RLE) {
            throw new Unsupported("the encoding " + encoding + " for levels");
        }
        return new Runs(in.section(in.littleEndianInt()), bits(max));
    }

    /** A page of the second version: its levels lie before its values and are never compressed. */
    private Page second(PageHeader header, int size, int stored) {
        DataPageHeaderV2 data = Metadata.required(header.getData_page_header_v2());
        int repetitionBytes = data.getRepetition_levels_byte_length();
        int definitionBytes = data.getDefinition_levels_byte_length();
        long levelBytes = (long) repetitionBytes + definitionBytes;
        if (repetitionBytes < 0 || definitionBytes < 0 || levelBytes > Math.min(size, stored)) {
            throw new BrokenPage("its levels are longer than itself");
        }
        load(header, size, stored, (int) levelBytes, data.isIs_compressed());
        PageBytes all = new PageBytes(content, 0, size);
        PageBytes repetitions = all.section(repetitionBytes);
        PageBytes definitions = all.section(definitionBytes);
        return page(
                false,
                data.getNum_values(),
                Metadata.required(data.getEncoding()),
                leaf.repetition() == 0 ? null : new Runs(repetitions, bits(leaf.repetition())),
                leaf.definition() == 0 ? null : new Runs(definitions, bits(leaf.definition())),
                all);
    }

    private static Page page(
            boolean isDictionary,
            int count,
            Encoding encoding,
            @Nullable Runs repetitions,
            @Nullable Runs definitions,
            PageBytes values) {
        if (count < 0) {
            throw new BrokenPage("it has less than no values");
        }
        return new Page(isDictionary, count, encoding, repetitions, definitions, values);
    }

    /** @param plain how many bytes at its beginning are not compressed */
    private void load(PageHeader header, int size, int stored, int plain, boolean compressed) {
        content = workspace.heap().grown(content, size);
        crc.reset();
        if (codec == CompressionCodec.UNCOMPRESSED || !compressed) {
            if (stored != size) {
                throw new BrokenPage("it has another length than it says");
            }
            in.readFully(content, 0, size);
            crc.update(content, 0, size);
        } else {
            in.readFully(content, 0, plain);
            crc.update(content, 0, plain);
            int length = stored - plain;
            byte[] rest = workspace.compressed(in, length);
            crc.update(rest, 0, length);
            workspace.decompress(codec, rest, length, content, plain, size - plain);
        }
        if (header.isSetCrc() && header.getCrc() != (int) crc.getValue()) {
            throw new BrokenPage("it has another checksum than its content");
        }
    }

    private static int bits(int max) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(max);
    }
}
