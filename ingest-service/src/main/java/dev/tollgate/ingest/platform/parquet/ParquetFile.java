package dev.tollgate.ingest.platform.parquet;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads the wanted columns of a Parquet file, page by page, its row groups by two workers, and digests the file.
 *
 * <p>A column's value is given as the text that a delimited file would have, exactly: decimals in plain notation, times
 * in ISO 8601, maps and lists as JSON. A null is not given at all. A row's line is its number in the file, from 1.
 *
 * <p>Public, because the command line and the service build it alike. Holds no state; safe for use by several threads.
 */
public final class ParquetFile {
    private static final int WORKERS = 2;
    private static final int DIGEST_BUFFER_BYTES = 256 * 1024;
    private static final int HEAP_BYTES_A_WORKER = 64 << 20;

    private final int maxColumns;
    private final int heapBytesAWorker;
    private final int workers;

    public ParquetFile(int maxColumns) {
        this(maxColumns, HEAP_BYTES_A_WORKER);
    }

    /** Passes the rows on in the order of the file, which takes about twice the time. */
    public static ParquetFile inOrder(int maxColumns) {
        return new ParquetFile(maxColumns, HEAP_BYTES_A_WORKER, 1);
    }

    /** @param heapBytesAWorker what its open pages and dictionaries may hold at once */
    ParquetFile(int maxColumns, int heapBytesAWorker) {
        this(maxColumns, heapBytesAWorker, WORKERS);
    }

    private ParquetFile(int maxColumns, int heapBytesAWorker, int workers) {
        this.maxColumns = maxColumns;
        this.heapBytesAWorker = heapBytesAWorker;
        this.workers = workers;
    }

    /**
     * What was read.
     *
     * @param sha256 of the file: its content has no other form
     * @param fileSha256 of the file as it lies, the same
     * @param bytes what counts towards the limit: decompressed pages, and the text that came of them
     * @param header the names of the columns
     * @param inexact the positions of those columns that the file stores in binary floating point, and of which a value has
     *     more digits than that surely keeps: 15 of a double, 6 of a float. What was meant is not known then, and a total
     *     of it has to say so.
     */
    public record Content(Sha256 sha256, Sha256 fileSha256, long bytes, List<String> header, List<Integer> inexact) {
        public Content {
            header = List.copyOf(header);
            inexact = List.copyOf(inexact);
        }
    }

    /** Whether a file begins as Parquet does, whatever its name. False for one that cannot be read. */
    public static boolean recognises(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(Footer.MAGIC_BYTES);
            return head.length == Footer.MAGIC_BYTES && Footer.isMagic(head, 0);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param maxBytes how many decompressed bytes are left of the limit
     * @param readers asked once for each worker; only the columns that they want are read
     * @throws ExportRefused when the file cannot be read to its last row
     */
    public Content read(Path file, long maxBytes, RowReaders readers) {
        String part = String.valueOf(file.getFileName());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > maxBytes) {
                throw new ExportRefused(FailureReason.TOO_LARGE, part + " has more bytes than the limit allows");
            }
            BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
            Footer footer = Footer.of(channel, size);
            List<String> header = footer.schema().header();
            if (header.size() > maxColumns) {
                throw new ExportRefused(
                        FailureReason.TOO_MANY_COLUMNS, part + " has more than " + maxColumns + " columns");
            }
            Meter meter = new Meter(part, maxBytes);
            Supplier<RowReader> reader = readers.forHeader(header);
            Set<Integer> unsure = ConcurrentHashMap.newKeySet();
            Sha256 digest;
            try (Workers crew = new Workers(
                    workers,
                    () -> new RowGroups(part, channel, footer, reader.get(), meter, heapBytesAWorker, unsure))) {
                crew.start(footer);
                digest = digest(channel, size);
                crew.join();
            }
            requireUnchanged(before, Files.readAttributes(file, BasicFileAttributes.class), part);
            return new Content(
                    digest,
                    digest,
                    meter.bytes(),
                    header,
                    unsure.stream().sorted().toList());
        } catch (Refusal e) {
            throw new ExportRefused(e.reason(), part + " " + e.what());
        } catch (IOException | UncheckedIOException e) {
            throw new ExportRefused(FailureReason.UNREADABLE, part + " could not be read", e);
        }
    }

    private static Sha256 digest(FileChannel channel, long size) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[DIGEST_BUFFER_BYTES];
        InputStream in = FileRange.of(channel, 0, size);
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return Sha256.ofDigest(digest);
    }

    /** The digest and the rows are read apart from each other; they must be those of the same bytes. */
    private static void requireUnchanged(BasicFileAttributes before, BasicFileAttributes after, String part) {
        boolean same =
                before.size() == after.size() && before.lastModifiedTime().equals(after.lastModifiedTime());
        if (!same) {
            throw new ExportRefused(FailureReason.UNREADABLE, part + " was changed while it was read");
        }
    }
}
