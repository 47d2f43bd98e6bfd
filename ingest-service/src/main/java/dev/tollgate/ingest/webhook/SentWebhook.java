package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.SentHeaders;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A request at a provider's door before its body has come.
 *
 * @param provider as the path names it
 * @param source the sender's address, as the gateway proved it
 * @param via the proxy on whose word the gateway did; empty where the sender connected himself
 * @param body closed by whoever gave it
 */
public record SentWebhook(
        String provider, SentHeaders headers, InetAddress source, Optional<InetAddress> via, InputStream body) {
    @Override
    public String toString() {
        return "a webhook of " + provider;
    }
}
