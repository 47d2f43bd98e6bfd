package dev.tollgate.gateway.gate;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The reconciliations that another service holds. Never fails: whatever goes wrong is a kind of {@link Sought}. */
public interface Reconciliations {
    /** The newest of an accepted mode. */
    Uni<Sought<SeenReconciliation>> newest(BillingPeriod period, List<String> acceptedModes, Caller onBehalfOf);
}
