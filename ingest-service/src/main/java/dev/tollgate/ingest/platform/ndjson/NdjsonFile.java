package dev.tollgate.ingest.platform.ndjson;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import dev.tollgate.ingest.platform.csv.BoundedContent;
import dev.tollgate.ingest.platform.csv.GzipMembers;
import dev.tollgate.kernel.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads newline-delimited JSON, gzipped or not. An object within an object is flattened ({@code service.description});
 * an array is one field, its JSON text; a null is no field. Records leave out what they do not have, so a first pass
 * finds the names of all values, and a second one gives the rows.
 *
 * <p>A line that is no JSON object, has a key twice or is too long goes to {@link RowReader#broken}. Public, because the
 * command line and the service build it alike. Holds no state; safe for use by several threads.
 */
public final class NdjsonFile {
    private static final int GZIP_BUFFER_BYTES = 128 * 1024;
    private static final int MAX_LEADING_SPACE = 4096;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final int maxColumns;
    private final int maxLineBytes;

    public NdjsonFile(int maxColumns, int maxLineBytes) {
        this.maxColumns = maxColumns;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * What was read.
     *
     * @param sha256 of the content, decompressed
     * @param fileSha256 of the file as it lies
     * @param bytes of the content
     * @param header the names of all values, in the order of their first appearance; empty when there is no line
     */
    public record Content(Sha256 sha256, Sha256 fileSha256, long bytes, List<String> header) {
        public Content {
            header = List.copyOf(header);
        }
    }

    /** Whether the first thing in a file, gzipped or not, is a JSON object. False for one that cannot be read. */
    public static boolean recognises(Path file) {
        try (InputStream in = decompressed(Files.newInputStream(file))) {
            int first = in.read();
            if (first == BYTE_ORDER_MARK[0] && in.read() == BYTE_ORDER_MARK[1] && in.read() == BYTE_ORDER_MARK[2]) {
                first = in.read();
            }
            for (int i = 0; i < MAX_LEADING_SPACE && Character.isWhitespace(first); i++) {
                first = in.read();
            }
            return first == '{';
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads the file to its last byte.
     *
     * @param maxBytes how many bytes its content may have
     * @throws ExportRefused for the first thing that is wrong in the file as a whole
     */
    public Content read(Path file, long maxBytes, RowReaders readers) {
        String part = String.valueOf(file.getFileName());
        Columns columns = new Columns(part, maxColumns);
        JsonRow row = new JsonRow(columns, maxLineBytes);
        try {
            Pass first = pass(file, maxBytes, row, null, 0);
            List<String> header = columns.names();
            if (first.lines() > 0) {
                RowReader reader = readers.forHeader(header).get();
                Pass second = pass(file, maxBytes, row, reader, header.size());
                if (!second.equals(first)) {
                    throw new ExportRefused(FailureReason.UNREADABLE, part + " was changed while it was read");
                }
            }
            return new Content(first.sha256(), first.fileSha256(), first.bytes(), header);
        } catch (IOException e) {
            throw refused(part, e);
        }
    }

    private record Pass(Sha256 sha256, Sha256 fileSha256, long bytes, long lines) {}

    private Pass pass(Path file, long maxBytes, JsonRow row, @Nullable RowReader reader, int width) throws IOException {
        MessageDigest ofFile = Sha256.newDigest();
        MessageDigest ofContent = Sha256.newDigest();
        try (BoundedContent raw = new BoundedContent(Files.newInputStream(file), ofFile, Long.MAX_VALUE);
                BoundedContent content = new BoundedContent(decompressed(raw), ofContent, maxBytes)) {
            Lines lines = new Lines(content, maxLineBytes);
            long rows = 0;
            while (lines.next()) {
                if (!lines.isBlank()) {
                    rows++;
                    read(lines, row, reader, width);
                }
            }
            return new Pass(Sha256.ofDigest(ofContent), Sha256.ofDigest(ofFile), content.bytes(), rows);
        }
    }

    private static void read(Lines lines, JsonRow row, @Nullable RowReader reader, int width) {
        boolean whole = !lines.isTooLong() && row.read(lines.chars(), lines.from(), lines.length());
        if (reader == null) {
            return;
        }
        if (whole) {
            row.passTo(reader, lines.number(), width);
        } else {
            reader.broken(lines.number());
        }
    }

    private static InputStream decompressed(InputStream file) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(file, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        boolean gzip = magic.length == 2 && ((magic[0] & 0xFF) << 8 | (magic[1] & 0xFF)) == GZIP_MAGIC;
        return gzip ? new GzipMembers(peeked, GZIP_BUFFER_BYTES) : peeked;
    }

    private static ExportRefused refused(String part, IOException e) {
        return switch (e) {
            case CharacterCodingException _ -> new ExportRefused(FailureReason.NOT_UTF8, part + " is not UTF-8");
            case EOFException _ -> new ExportRefused(FailureReason.BROKEN_GZIP, part + " is cut off");
            case ZipException _ -> new ExportRefused(FailureReason.BROKEN_GZIP, part + " is no intact gzip file");
            default -> new ExportRefused(FailureReason.UNREADABLE, part + " could not be read", e);
        };
    }
}
