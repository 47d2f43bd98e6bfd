package dev.tollgate.ingest.provider.adapter.azure;

import java.time.Instant;

/**
 * A blob as the list of its container has it.
 *
 * @param path from the export's directory on
 * @param etag in quotes, as {@code If-Match} takes it
 */
record RemoteBlob(String path, String etag, Instant written, long bytes) {
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** With {@code /} at its end. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
