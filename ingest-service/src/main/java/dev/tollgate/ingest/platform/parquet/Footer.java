package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.ByteArrayInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

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

    /** @throws ExportRefused when the file cannot be read by what it says */
    static Footer of(FileChannel file, long size, String part) {
        if (size < MAGIC_BYTES + TAIL_BYTES) {
            throw broken(part, "it is cut off");
        }
        byte[] tail = new byte[TAIL_BYTES];
        FileBytes.readAt(file, size - TAIL_BYTES, tail, 0, TAIL_BYTES);
        if (!isMagic(tail, Integer.BYTES)) {
            throw broken(part, "it is cut off");
        }
        if (tail[TAIL_BYTES - 1] == 'E') {
            throw unsupported(part, "it is encrypted");
        }
        long length = Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(tail)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt());
        long end = size - TAIL_BYTES - length;
        if (end < MAGIC_BYTES) {
            throw broken(part, "its footer is longer than the file");
        }
        if (length > MAX_BYTES) {
            throw new ExportRefused(
                    FailureReason.TOO_LARGE, part + " has a footer of more than " + MAX_BYTES + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        FileBytes.readAt(file, end, bytes, 0, bytes.length);
        return of(bytes, end, part);
    }

    private static Footer of(byte[] bytes, long end, String part) {
        try {
            FileMetaData metadata = Metadata.read(new ByteArrayInputStream(bytes), new FileMetaData());
            if (metadata.isSetEncryption_algorithm()) {
                throw new Unsupported("encryption");
            }
            Schema schema = Schema.of(Metadata.required(metadata.getSchema()));
            List<RowGroup> groups = Metadata.required(metadata.getRow_groups());
            long rows = 0;
            for (RowGroup group : groups) {
                require(group.getNum_rows() >= 0, "a row group has less than no rows");
                require(group.getColumnsSize() == schema.leaves(), "a row group has other columns than the file");
                rows = Math.addExact(rows, group.getNum_rows());
            }
            require(rows == metadata.getNum_rows(), "it has other rows than it says");
            return new Footer(schema, List.copyOf(groups), end);
        } catch (BrokenPage e) {
            throw broken(part, e.what());
        } catch (Unsupported e) {
            throw unsupported(part, "it uses " + e.what());
        } catch (ArithmeticException e) {
            throw broken(part, "it has more rows than can be");
        }
    }

    /** The bytes of one column in one row group, and how they are compressed. */
    Pages pages(FileChannel file, RowGroup group, Schema.Leaf leaf, Workspace workspace) {
        ColumnChunk chunk = Metadata.required(group.getColumns()).get(leaf.index());
        if (chunk.isSetCrypto_metadata()) {
            throw new Unsupported("encryption");
        }
        ColumnMetaData column = chunk.getMeta_data();
        if (column == null || chunk.isSetFile_path()) {
            throw new Unsupported("a column that lies in another file");
        }
        require(column.getType() == leaf.element().getType(), "it has another type than it says");
        long from = column.getData_page_offset();
        if (column.isSetDictionary_page_offset() && column.getDictionary_page_offset() > 0) {
            from = Math.min(from, column.getDictionary_page_offset());
        }
        long length = column.getTotal_compressed_size();
        require(from >= MAGIC_BYTES && length >= 0 && length <= end - from, "it lies outside the file");
        return new Pages(
                new FileBytes(file, from, from + length), Metadata.required(column.getCodec()), leaf, workspace);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenPage(otherwise);
        }
    }

    private static ExportRefused broken(String part, String what) {
        return new ExportRefused(FailureReason.BROKEN_PARQUET, part + " is no intact Parquet file: " + what);
    }

    private static ExportRefused unsupported(String part, String what) {
        return new ExportRefused(FailureReason.UNSUPPORTED_PARQUET, part + " cannot be read: " + what);
    }
}
