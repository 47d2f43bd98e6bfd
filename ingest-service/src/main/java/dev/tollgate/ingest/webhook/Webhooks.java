package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.SentHeaders;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what is kept of deliveries. */
public interface Webhooks {
    /**
     * Newest first.
     *
     * @param before only those with a smaller number
     */
    Uni<List<KeptWebhook>> newest(String provider, Standing standing, Optional<Long> before, int limit);

    /** Of each provider of which there is something to say. */
    Uni<List<ProviderHealth>> health(Instant from);

    /** What became of a delivery so far. */
    enum Standing {
        /** It counts. */
        COUNTED,
        /** Counted when its object was fetched again. */
        WAITING,
        /** Other content under an id that counts. */
        CONFLICT,
        /** The provider's API said otherwise. */
        DENIED,
        /** Not believed. */
        UNTRUSTED
    }

    /**
     * A delivery without its body.
     *
     * @param number grows with each delivery
     * @param about empty where it is not believed: nobody read it
     * @param headers masked as they are stored
     * @param bodyBytes how long its body was
     * @param repetitions how often the same came again
     * @param countedAt when its event was counted, by this delivery or by the one that it conflicts with
     * @param waiting how often it was tried to fetch its object, and the last failure, while it waits
     */
    record KeptWebhook(
            long number,
            String provider,
            Optional<EventIdentity> about,
            Instant receivedAt,
            String source,
            SentHeaders headers,
            List<CheckResult> checks,
            long bodyBytes,
            long repetitions,
            Optional<Instant> countedAt,
            Optional<Tries> waiting) {
        public KeptWebhook {
            checks = List.copyOf(checks);
        }
    }

    /** How the fetching again goes. */
    record Tries(int tries, Optional<String> lastFailure, Instant nextTryAt) {}
}
