package dev.tollgate.ingest.backfill.adapter.file;

import dev.tollgate.ingest.backfill.EventFile;
import dev.tollgate.ingest.usage.EventBodies;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The door for the command line: events out of a file, or out of what is piped in. */
public final class EventFiles {
    private EventFiles() {}

    /**
     * One event a line or a JSON array of at most 10,000, plain or gzipped: what it is shows by how it begins.
     *
     * @param gunzip takes every member of a gzipped file, or fails
     */
    public static EventFile at(Path file, EventBodies bodies, UnaryOperator<InputStream> gunzip) {
        return () -> FileReading.of(Files.newInputStream(file), bodies, gunzip);
    }

    /** The same out of a stream, which can be opened once. */
    public static EventFile once(InputStream stream, EventBodies bodies, UnaryOperator<InputStream> gunzip) {
        return () -> FileReading.of(stream, bodies, gunzip);
    }
}
