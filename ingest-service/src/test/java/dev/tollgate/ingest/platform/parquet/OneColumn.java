package dev.tollgate.ingest.platform.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** Writes a file of one column whose pages and claims are just what a test says, however wrong. */
final class OneColumn {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SchemaElement column;
    private CompressionCodec codec = CompressionCodec.UNCOMPRESSED;

    OneColumn(Type type, FieldRepetitionType repetition, Consumer<SchemaElement> more) {
        column = new SchemaElement("a").setType(type).setRepetition_type(repetition);
        more.accept(column);
        magic(out);
    }

    static OneColumn required(Type type) {
        return new OneColumn(type, FieldRepetitionType.REQUIRED, _ -> {});
    }

    static OneColumn optional(Type type) {
        return new OneColumn(type, FieldRepetitionType.OPTIONAL, _ -> {});
    }

    OneColumn codec(CompressionCodec other) {
        codec = other;
        return this;
    }

    OneColumn page(int count, Encoding encoding, byte[] content) {
        return page(count, encoding, content, _ -> {});
    }

    OneColumn page(int count, Encoding encoding, byte[] content, Consumer<PageHeader> more) {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, content.length, content.length);
        header.setData_page_header(new DataPageHeader(count, encoding, Encoding.RLE, Encoding.RLE));
        return page(header, content, more);
    }

    OneColumn dictionary(int count, byte[] content) {
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, content.length, content.length);
        header.setDictionary_page_header(new DictionaryPageHeader(count, Encoding.PLAIN));
        return page(header, content, _ -> {});
    }

    private OneColumn page(PageHeader header, byte[] content, Consumer<PageHeader> more) {
        more.accept(header);
        try {
            Util.writePageHeader(header, out);
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path write(Path file, long rows) {
        ColumnMetaData data = new ColumnMetaData(
                column.getType(),
                List.of(Encoding.PLAIN),
                List.of("a"),
                codec,
                rows,
                out.size() - 4,
                out.size() - 4,
                4);
        RowGroup group = new RowGroup(List.of(new ColumnChunk(0).setMeta_data(data)), out.size() - 4, rows);
        FileMetaData footer = new FileMetaData(
                1, List.of(new SchemaElement("schema").setNum_children(1), column), rows, List.of(group));
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        try {
            Util.writeFileMetaData(footer, tail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(file, out.toByteArray(), tail.toByteArray(), "PAR1");
    }

    static Path write(Path file, byte[] content, byte[] footer, String magic) {
        ByteBuffer length =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length);
        byte[] end = magic.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Files.write(file, bytes(content, footer, length.array(), end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] each : parts) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }

    static byte[] text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return bytes(littleEndian(utf8.length), utf8);
    }

    static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static void magic(ByteArrayOutputStream to) {
        to.writeBytes("PAR1".getBytes(StandardCharsets.ISO_8859_1));
    }
}
