package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * An ordinary file below a month's folder, inside the root.
 *
 * @param path from the month's folder on, its steps parted by {@code /}
 */
record LyingFile(String path, Path file) {
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Empty for the month's folder itself, else with {@code /} at its end. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    boolean isAtTop() {
        return folder().isEmpty();
    }

    long depth() {
        return path.chars().filter(c -> c == '/').count();
    }

    Instant written() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    byte[] content(int maxBytes, FailureReason tooLarge) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ExportRefused(tooLarge, name() + " is larger than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }
}
