package dev.tollgate.ingest.webhook;

import java.net.InetAddress;
import java.time.Instant;

/**
 * One request at a provider's door, as it came.
 *
 * @param provider as the path names it
 * @param source the sender's address, as the gateway proved it
 */
@SuppressWarnings("ArrayRecordComponent") // Up to a megabyte, read by many and changed by nobody.
public record Delivery(String provider, SentHeaders headers, byte[] body, InetAddress source, Instant receivedAt) {
    /** The same with other headers. */
    Delivery with(SentHeaders other) {
        return new Delivery(provider, other, body, source, receivedAt);
    }

    @Override
    public String toString() {
        return "a delivery of " + provider;
    }
}
