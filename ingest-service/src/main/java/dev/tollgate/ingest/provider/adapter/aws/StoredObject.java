package dev.tollgate.ingest.provider.adapter.aws;

import java.time.Instant;

/**
 * An object as the bucket lists it.
 *
 * @param etag with its quotes, as it is sent back in {@code If-Match}
 */
record StoredObject(String key, String etag, long bytes, Instant written) {
    String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    long depth() {
        return key.chars().filter(c -> c == '/').count();
    }
}
