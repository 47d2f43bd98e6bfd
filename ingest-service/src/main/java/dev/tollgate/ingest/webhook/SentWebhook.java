package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.SentHeaders;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A request at a provider's door, beside its body.
 *
 * @param provider as the path names it
 * @param source the sender's address, as the gateway proved it
 * @param via the proxy on whose word the gateway did; empty where the sender connected himself
 */
public record SentWebhook(String provider, SentHeaders headers, InetAddress source, Optional<InetAddress> via) {
    @Override
    public String toString() {
        return "a webhook of " + provider;
    }
}
