package dev.tollgate.ingest.backfill.adapter.file;

import dev.tollgate.ingest.backfill.EventFile;
import dev.tollgate.ingest.backfill.FileRefused;
import dev.tollgate.ingest.backfill.PlacedEvent;
import dev.tollgate.ingest.usage.EventBodies;
import dev.tollgate.kernel.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** One pass over a file: its digest is that of the bytes as they lie, whatever they hold. */
final class FileReading implements EventFile.Reading {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final DigestInputStream raw;
    private final InputStream stored;
    private final EventSlices slices;

    private FileReading(DigestInputStream raw, InputStream stored, EventSlices slices) {
        this.raw = raw;
        this.stored = stored;
        this.slices = slices;
    }

    static FileReading of(InputStream file, EventBodies bodies, UnaryOperator<InputStream> gunzip) throws IOException {
        try {
            DigestInputStream raw = new DigestInputStream(file, Sha256.newDigest());
            InputStream stored = new BufferedInputStream(raw, BUFFER_BYTES);
            InputStream content = isGzip(stored) ? gunzip.apply(stored) : stored;
            return new FileReading(raw, stored, slices(content, bodies));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public List<PlacedEvent> next() throws IOException, FileRefused {
        return slices.next();
    }

    @Override
    public Sha256 sha256() throws IOException {
        // What a decompressor leaves unread is part of the file too.
        stored.transferTo(OutputStream.nullOutputStream());
        return Sha256.ofDigest(raw.getMessageDigest());
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    private static boolean isGzip(InputStream stored) throws IOException {
        stored.mark(2);
        boolean gzip = stored.read() == GZIP_FIRST && stored.read() == GZIP_SECOND;
        stored.reset();
        return gzip;
    }

    /** A line of events begins with a brace; only an array begins with a bracket. */
    private static EventSlices slices(InputStream content, EventBodies bodies) throws IOException {
        PushbackInputStream pushed = new PushbackInputStream(new BufferedInputStream(content, BUFFER_BYTES));
        long line = 1;
        int first = pushed.read();
        while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
            line += first == '\n' ? 1 : 0;
            first = pushed.read();
        }
        if (first >= 0) {
            pushed.unread(first);
        }
        return first == '[' ? new ArrayEvents(pushed, bodies) : new LineEvents(new EventLines(pushed, line), bodies);
    }

    /** The events of the content, piece by piece; an empty piece is the end. */
    @FunctionalInterface
    interface EventSlices {
        List<PlacedEvent> next() throws IOException, FileRefused;
    }
}
