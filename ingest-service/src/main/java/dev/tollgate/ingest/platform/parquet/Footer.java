package dev.tollgate.ingest.platform.parquet;

import static dev.tollgate.ingest.platform.parquet.Refusal.require;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/**
 * What a file says of itself at its end, as far as it can be so.
 *
 * @param end where the columns end
 */
record Footer(Schema schema, List<RowGroup> groups, long end) {
    static final int MAGIC_BYTES = 4;

    private static final String MAGIC = "PAR1";
    private static final String MAGIC_OF_ENCRYPTED = "PARE";
    private static final int TAIL_BYTES = Integer.BYTES + MAGIC_BYTES;

    /** A hundred times what a bill of a hundred million rows needs; bounds the heap. */
    private static final int MAX_BYTES = 16 << 20;

    static boolean isMagic(byte[] bytes, int from) {
        String text = new String(bytes, from, MAGIC_BYTES, StandardCharsets.ISO_8859_1);
        return text.equals(MAGIC) || text.equals(MAGIC_OF_ENCRYPTED);
    }

    /** @throws Refusal when the file cannot be read by what it says */
    static Footer of(FileChannel file, long size) throws IOException {
        require(size >= MAGIC_BYTES + TAIL_BYTES, "it is cut off");
        ByteBuffer tail = read(file, size - TAIL_BYTES, TAIL_BYTES);
        require(isMagic(tail.array(), Integer.BYTES), "it is cut off");
        if (tail.get(TAIL_BYTES - 1) == 'E') {
            throw Refusal.unsupported("encryption");
        }
        long length = Integer.toUnsignedLong(tail.getInt(0));
        long end = size - TAIL_BYTES - length;
        require(end >= MAGIC_BYTES, "its footer is longer than the file");
        if (length > MAX_BYTES) {
            throw Refusal.tooLarge(MAX_BYTES);
        }
        return of(read(file, end, (int) length).array(), end);
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        byte[] bytes = FileRange.of(file, from, from + length).readNBytes(length);
        require(bytes.length == length, "it is cut off");
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Footer of(byte[] bytes, long end) {
        FileMetaData metadata = Metadata.read(new ByteArrayInputStream(bytes), new FileMetaData());
        if (metadata.isSetEncryption_algorithm()) {
            throw Refusal.unsupported("encryption");
        }
        Schema schema = Schema.of(Metadata.required(metadata.getSchema()));
        List<RowGroup> groups = Metadata.required(metadata.getRow_groups());
        long rows = 0;
        for (RowGroup group : groups) {
            require(group.getNum_rows() >= 0, "a row group has less than no rows");
            require(group.getColumnsSize() == schema.leaves(), "a row group has other columns than the file");
            rows += group.getNum_rows();
            require(rows >= 0, "it has more rows than can be");
        }
        require(rows == metadata.getNum_rows(), "it has other rows than it says");
        return new Footer(schema, List.copyOf(groups), end);
    }

    /**
     * What the file says of one column in one row group.
     *
     * @param index of the column among those that hold values
     */
    ColumnMetaData chunk(RowGroup group, int index, SchemaElement element) {
        ColumnChunk chunk = Metadata.required(group.getColumns()).get(index);
        if (chunk.isSetCrypto_metadata()) {
            throw Refusal.unsupported("encryption");
        }
        ColumnMetaData column = chunk.getMeta_data();
        if (column == null || chunk.isSetFile_path()) {
            throw Refusal.unsupported("a column that lies in another file");
        }
        require(column.getType() == element.getType(), "it has another type than it says");
        long length = column.getTotal_compressed_size();
        require(from(column) >= MAGIC_BYTES && length >= 0 && length <= end - from(column), "it lies outside the file");
        return column;
    }

    /** Where the column's first page lies, which is its dictionary if it has one. */
    static long from(ColumnMetaData column) {
        long from = column.getData_page_offset();
        boolean hasDictionary = column.isSetDictionary_page_offset() && column.getDictionary_page_offset() > 0;
        return hasDictionary ? Math.min(from, column.getDictionary_page_offset()) : from;
    }
}
