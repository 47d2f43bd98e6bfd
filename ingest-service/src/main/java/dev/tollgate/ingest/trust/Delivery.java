package dev.tollgate.ingest.trust;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * One request at a provider's door, as it came.
 *
 * @param provider as the path names it
 * @param source the sender's address, as the gateway proved it
 * @param via the proxy on whose word the gateway did; empty where the sender connected himself
 */
@SuppressWarnings("ArrayRecordComponent") // Up to a megabyte, read by many and changed by nobody.
public record Delivery(
        String provider,
        SentHeaders headers,
        byte[] body,
        InetAddress source,
        Optional<InetAddress> via,
        Instant receivedAt) {
    /** One whose sender connected himself. */
    public Delivery(String provider, SentHeaders headers, byte[] body, InetAddress source, Instant receivedAt) {
        this(provider, headers, body, source, Optional.empty(), receivedAt);
    }

    /** The same with other headers, such as those whose secrets are masked. */
    public Delivery with(SentHeaders other) {
        return new Delivery(provider, other, body, source, via, receivedAt);
    }

    @Override
    public String toString() {
        return "a delivery of " + provider;
    }
}
