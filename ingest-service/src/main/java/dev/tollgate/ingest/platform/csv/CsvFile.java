package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import dev.tollgate.kernel.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/**
 * Reads delimited text (RFC 4180, UTF-8, comma), gzipped or not, whatever its name. The calling thread reads, digests and
 * cuts the file; a few others parse the pieces. Rows, their lines and refusals are the same as if one thread had read
 * the whole, whatever the text. The heap that it takes does not depend on the file's size.
 *
 * <p>One pass is enough where a guess at record ends turns out right, as it does in nearly every bill; else the file is
 * read again, and every quote followed to tell where records end.
 */
public final class CsvFile {
    private static final int CHUNK_BYTES = 1024 * 1024;
    private static final int WORKERS = 2;
    private static final int GZIP_BUFFER_BYTES = 128 * 1024;
    private static final int MAGIC_BYTES = 2;
    private static final int GZIP_MAGIC = 0x1F8B;

    private final CsvLimits limits;
    private final int workers;
    private final int chunkBytes;

    public CsvFile(CsvLimits limits) {
        this(limits, WORKERS, CHUNK_BYTES);
    }

    /** Passes the rows on in the order of the file, which takes about twice the time. */
    public static CsvFile inOrder(CsvLimits limits) {
        return new CsvFile(limits, 1, CHUNK_BYTES);
    }

    CsvFile(CsvLimits limits, int workers, int chunkBytes) {
        this.limits = limits;
        this.workers = workers;
        this.chunkBytes = chunkBytes;
    }

    /**
     * What a file is, apart from its rows.
     *
     * @param sha256 of the content as it is read, decompressed
     * @param fileSha256 of the file as it lies
     * @param bytes of the content
     * @param header empty when there is not even a header
     */
    public record Content(Sha256 sha256, Sha256 fileSha256, long bytes, List<String> header) {
        public Content {
            header = List.copyOf(header);
        }
    }

    /**
     * Reads the file to its last byte; twice where it has newlines within quotes at an unlucky place.
     *
     * @param maxBytes how many bytes its content may have
     * @throws ExportRefused for the first thing that is wrong in the file
     */
    public Content read(Path file, long maxBytes, RowReaders readers) {
        try {
            // What was passed on in order cannot be taken back, so nothing of it may rest on a guess.
            return read(file, maxBytes, readers, workers > 1);
        } catch (WrongCut _) {
            return read(file, maxBytes, readers, false);
        }
    }

    private Content read(Path file, long maxBytes, RowReaders readers, boolean guess) {
        String part = String.valueOf(file.getFileName());
        MessageDigest ofFile = Sha256.newDigest();
        MessageDigest ofContent = Sha256.newDigest();
        try (PushbackInputStream peeked = new PushbackInputStream(Files.newInputStream(file), MAGIC_BYTES)) {
            boolean compressed = part.endsWith(".gz") || isGzip(peeked);
            try (BoundedContent raw = new BoundedContent(peeked, ofFile, compressed ? Long.MAX_VALUE : maxBytes);
                    BoundedContent content = compressed ? decompressed(raw, ofContent, maxBytes) : raw) {
                long size = compressed ? GZIP_BUFFER_BYTES : Files.size(file) + 1;
                int firstBytes = (int) Math.min(size, chunkBytes);
                Chunks chunks = new Chunks(part, content, limits, chunkBytes, firstBytes);
                List<String> header = parse(part, chunks, readers, guess);
                // The digest of the file is of every byte, also of those behind the compressed stream.
                raw.transferTo(OutputStream.nullOutputStream());
                Sha256 fileDigest = Sha256.ofDigest(ofFile);
                Sha256 contentDigest = compressed ? Sha256.ofDigest(ofContent) : fileDigest;
                return new Content(contentDigest, fileDigest, content.bytes(), header);
            }
        } catch (IOException e) {
            throw refused(part, e);
        }
    }

    private List<String> parse(String part, Chunks chunks, RowReaders readers, boolean guess) throws IOException {
        ChunkParser parser = new ChunkParser(part, limits);
        HeaderNames header = new HeaderNames();
        // There may be more empty lines before the header than fit into a chunk.
        while (!header.areKnown() && !chunks.isEnded()) {
            Chunk chunk = chunks.next(byte[]::new);
            if (chunk != null) {
                header.read(parser, chunk);
                if (header.areKnown()) {
                    if (guess) {
                        chunks.guess();
                    }
                    Supplier<RowReader> workersOwn = readers.forHeader(header.names());
                    int width = header.names().size();
                    parse(
                            () -> new ChunkReading(parser, limits, workersOwn.get(), width, chunkBytes),
                            chunk.withHeader(),
                            chunks);
                }
            }
        }
        chunks.requireWhole();
        return header.names();
    }

    /** What fits into one chunk is not worth a thread. */
    private void parse(Supplier<ChunkReading> readings, Chunk first, Chunks rest) throws IOException {
        if (rest.isEnded()) {
            readings.get().read(first);
        } else {
            new Crew(readings, workers, chunkBytes).parse(first, rest);
        }
    }

    private static boolean isGzip(PushbackInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC_BYTES);
        in.unread(magic);
        return magic.length == MAGIC_BYTES && ((magic[0] & 0xFF) << 8 | (magic[1] & 0xFF)) == GZIP_MAGIC;
    }

    private static BoundedContent decompressed(InputStream raw, MessageDigest digest, long maxBytes) {
        return new BoundedContent(new GzipMembers(raw, GZIP_BUFFER_BYTES), digest, maxBytes);
    }

    private static ExportRefused refused(String part, IOException e) {
        return switch (e) {
            case EOFException _ -> new ExportRefused(FailureReason.BROKEN_GZIP, part + " is cut off");
            case ZipException _ -> new ExportRefused(FailureReason.BROKEN_GZIP, part + " is no intact gzip file");
            default -> new ExportRefused(FailureReason.UNREADABLE, part + " could not be read", e);
        };
    }
}
