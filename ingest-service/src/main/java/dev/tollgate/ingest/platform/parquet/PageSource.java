package dev.tollgate.ingest.platform.parquet;

import static dev.tollgate.ingest.platform.parquet.Refusal.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Gives the library the pages of one column in one row group, one after the other, after it looked whether they can be
 * so. Their bytes lie in a buffer that is used again for the next page.
 */
final class PageSource implements PageReader {
    private static final int BYTES_A_DICTIONARY_ENTRY = 96;
    private static final String FEWER_ROWS = "it has fewer rows than it says";
    private static final String MORE_ROWS = "it has more rows than it says";

    private final Pages pages;
    private final long levels;
    private final ColumnDescriptor leaf;
    private final long rows;
    private @Nullable PageHeader ahead;
    private long levelsGiven;
    private long rowsGiven;
    private long valuesGiven;

    /**
     * @param levels how many values the column says it has, nulls among them
     * @param rows how many rows they must make
     */
    PageSource(Pages pages, long levels, ColumnDescriptor leaf, long rows) {
        this.pages = pages;
        this.levels = levels;
        this.leaf = leaf;
        this.rows = rows;
    }

    @Override
    public long getTotalValueCount() {
        return levels;
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        try {
            PageHeader header = header();
            if (header == null || header.getType() != PageType.DICTIONARY_PAGE) {
                ahead = header;
                return null;
            }
            DictionaryPageHeader dictionary = Metadata.required(header.getDictionary_page_header());
            Encoding encoding = Metadata.required(dictionary.getEncoding());
            if (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY) {
                throw Refusal.unsupported("a dictionary in the encoding " + encoding);
            }
            int size = pages.load(header, 0, true);
            int entries = dictionary.getNum_values();
            boolean fits = entries >= 0 && entries <= size;
            require(fits, "its dictionary has fewer entries than it says");
            if (leaf.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
                new Lengths(pages.content(), 0, size, entries, pages.heap()).requirePlain();
            }
            // Its text is kept beside it, in characters of two bytes.
            pages.heap().take(2L * size + (long) BYTES_A_DICTIONARY_ENTRY * entries);
            return new DictionaryPage(
                    BytesInput.from(pages.takeContent(), 0, size), entries, org.apache.parquet.column.Encoding.PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DataPage readPage() {
        try {
            PageHeader header = header();
            if (header == null) {
                throw Refusal.broken(FEWER_ROWS);
            }
            return switch (Metadata.required(header.getType())) {
                case DICTIONARY_PAGE -> throw Refusal.broken("its column has a second dictionary");
                case DATA_PAGE -> first(header);
                case DATA_PAGE_V2 -> second(header);
                case INDEX_PAGE -> throw Refusal.unsupported("pages that are an index");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param read how many values came out of the library
     * @throws Refusal when it was not all that the column has
     */
    void end(long read) throws IOException {
        require(levelsGiven == levels && rowsGiven == rows, FEWER_ROWS);
        require(read == valuesGiven, "its parts repeat differently");
        PageHeader header = header();
        if (header != null) {
            DataPageHeader data = header.getData_page_header();
            require(data == null ? !header.isSetData_page_header_v2() : data.getNum_values() == 0, MORE_ROWS);
        }
    }

    private @Nullable PageHeader header() throws IOException {
        PageHeader kept = ahead;
        ahead = null;
        return kept == null ? pages.next() : kept;
    }

    /** A page of the format's first version: its levels are compressed with its values. */
    private DataPage first(PageHeader header) throws IOException {
        DataPageHeader data = Metadata.required(header.getData_page_header());
        int size = pages.load(header, 0, true);
        int repetitions = 0;
        if (leaf.getMaxRepetitionLevel() > 0) {
            repetitions = section(0, size, Metadata.required(data.getRepetition_level_encoding()));
        }
        int skipped = leaf.getMaxRepetitionLevel() > 0 ? Integer.BYTES : 0;
        int from = skipped + repetitions;
        int definitions = 0;
        if (leaf.getMaxDefinitionLevel() > 0) {
            definitions = section(from, size, Metadata.required(data.getDefinition_level_encoding()));
            from += Integer.BYTES;
        }
        return page(data.getNum_values(), skipped, repetitions, from, definitions, size, data.getEncoding());
    }

    private int section(int at, int size, Encoding encoding) throws IOException {
        if (encoding != Encoding.RLE) {
            throw Refusal.unsupported("the encoding " + encoding + " for levels");
        }
        require(size - at >= Integer.BYTES, "its levels are longer than itself");
        int length = BytesUtils.readIntLittleEndian(pages.content(), at);
        require(length >= 0 && length <= size - at - Integer.BYTES, "its levels are longer than itself");
        return length;
    }

    /** A page of the second version: its levels lie before its values and are never compressed. */
    private DataPage second(PageHeader header) throws IOException {
        DataPageHeaderV2 data = Metadata.required(header.getData_page_header_v2());
        int repetitions = data.getRepetition_levels_byte_length();
        int definitions = data.getDefinition_levels_byte_length();
        long both = (long) repetitions + definitions;
        require(
                repetitions >= 0
                        && definitions >= 0
                        && both <= Math.min(header.getUncompressed_page_size(), header.getCompressed_page_size()),
                "its levels are longer than itself");
        int size = pages.load(header, (int) both, data.isIs_compressed());
        return page(data.getNum_values(), 0, repetitions, repetitions, definitions, size, data.getEncoding());
    }

    /** Both versions become the second, whose sections lie apart. */
    private DataPage page(int count, int rl, int rlBytes, int dl, int dlBytes, int size, @Nullable Encoding stored)
            throws IOException {
        Encoding encoding = Metadata.required(stored);
        require(count >= 0, "it has less than no values");
        int starts = count;
        if (leaf.getMaxRepetitionLevel() > 0) {
            starts = levels(rl, rlBytes, leaf.getMaxRepetitionLevel()).count(count, 0, leaf.getMaxRepetitionLevel());
        }
        int values = count;
        if (leaf.getMaxDefinitionLevel() > 0) {
            int max = leaf.getMaxDefinitionLevel();
            values = levels(dl, dlBytes, max).count(count, max, max);
        }
        levelsGiven += count;
        rowsGiven += starts;
        valuesGiven += values;
        require(levelsGiven <= levels && rowsGiven <= rows, MORE_ROWS);
        int from = dl + dlBytes;
        new Claims(pages.content(), from, size, values, pages.heap())
                .require(encoding, leaf.getPrimitiveType().getPrimitiveTypeName());
        return DataPageV2.uncompressed(
                starts,
                count - values,
                count,
                BytesInput.from(pages.content(), rl, rlBytes),
                BytesInput.from(pages.content(), dl, dlBytes),
                org.apache.parquet.column.Encoding.valueOf(encoding.name()),
                BytesInput.from(pages.content(), from, size - from),
                null);
    }

    private Runs levels(int from, int bytes, int highest) {
        return new Runs(pages.content(), from, from + bytes, BytesUtils.getWidthFromMaxInt(highest), pages.heap());
    }
}
