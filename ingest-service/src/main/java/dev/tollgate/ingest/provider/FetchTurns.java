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
     * @param until when it comes again, unless whoever took it says otherwise: a process may end half-way
     * @param farthest a turn beyond it was set by another interval, or by a clock that was wrong, and has come too
     * @return false when it is not due yet, or another replica took it
     */
    Uni<Boolean> take(ProviderId provider, Instant now, Instant until, Instant farthest);

    /** @param next when a turn that was taken comes again */
    Uni<Void> comesAgain(ProviderId provider, Instant next);

    /** Providers that never had a turn are not in it. */
    Uni<Map<ProviderId, Instant>> next();
}
