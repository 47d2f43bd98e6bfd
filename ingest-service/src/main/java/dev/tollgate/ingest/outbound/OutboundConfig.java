package dev.tollgate.ingest.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which hosts providers may be asked at, how long, and how often. */
@ConfigMapping(prefix = "tollgate.outbound")
public interface OutboundConfig {
    /**
     * {@code TOLLGATE_OUTBOUND_ALLOWED_HOSTS}: host names, or {@code *.name} for everything below a name. A host that is
     * not among them is never called; the providers' own public ones unless set.
     */
    @WithDefault("*.amazonaws.com,*.blob.core.windows.net,login.microsoftonline.com,management.azure.com,"
            + "oauth2.googleapis.com,bigquery.googleapis.com")
    List<String> allowedHosts();

    /**
     * {@code TOLLGATE_OUTBOUND_PRIVATE_HOSTS}: those allowed hosts that may have a private, loopback or link-local
     * address and may be spoken to without TLS, such as an OpenOps in the same cluster. None unless set.
     */
    Optional<List<String>> privateHosts();

    /** How long a connection may take. 10 s. */
    @WithDefault("PT10S")
    Duration connectTimeout();

    /** How long one answer may take, to its last byte. 60 s. */
    @WithDefault("PT60S")
    Duration answerTimeout();

    /** How often a call is tried that may be repeated without harm. 4. */
    @WithDefault("4")
    int attempts();

    /** The longest wait between two tries; a provider that asks for a longer one ends the run as throttled. 30 s. */
    @WithDefault("PT30S")
    Duration maxBackoff();
}
