package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.export.ExportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.OptionalLong;

/** Where the files of one month are put down, as the provider lays them down. Holds the limits of an export. */
public interface Landing {
    /**
     * Copies one object. A copy that is cut off is begun again, from its first byte, a bounded number of times; what has
     * another size than told is never kept.
     *
     * @param path below the month's folder, its steps parted by {@code /}; no step of it is empty or begins with a dot
     * @param written when the provider wrote it, which becomes the file's time
     * @param bytes its size, where the provider tells
     * @param object opened once for each try
     * @throws ExportRefused {@code ANSWER_CUT_OFF}, {@code TOO_LARGE}, {@code TOO_MANY_PARTS}
     */
    void copy(String path, Instant written, OptionalLong bytes, RemoteObject object);

    /**
     * Writes a file that is made here from answers, such as rows of a table.
     *
     * @param written up to when the provider had counted
     */
    void write(String path, Instant written, Rows rows);

    /** The bytes of an object, from the first. */
    @FunctionalInterface
    interface RemoteObject {
        InputStream open() throws IOException;
    }

    /** Writes rows into the file; whatever it throws leaves no file behind. */
    @FunctionalInterface
    interface Rows {
        void writeTo(OutputStream out) throws IOException;
    }
}
