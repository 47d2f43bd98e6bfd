package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Both sides' totals, as the ingest service holds them. Never fails: what does not come is a {@link Fetched.Silence}. */
public interface Totals {
    Uni<Fetched> provider(BillingPeriod period, Mode mode, Caller onBehalfOf);

    /** @param breakdown by what our totals are to be broken down; empty for the totals alone */
    Uni<Fetched> canonical(BillingPeriod period, Mode mode, Set<Dimension> breakdown, Caller onBehalfOf);
}
