package dev.tollgate.ingest.provider;

import dev.tollgate.kernel.ProviderId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;

/** Port: when each provider is fetched next, over all replicas. */
public interface FetchTurns {
    /**
     * Takes the provider's turn if it has come; a provider that never had one has it now.
     *
     * @param next when it comes again
     * @return false when it is not due yet, or another replica took it
     */
    Uni<Boolean> take(ProviderId provider, Instant now, Instant next);

    /** Providers that never had a turn are not in it. */
    Uni<Map<ProviderId, Instant>> next();
}
