package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.reconcile.total.Judging.Judged;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All reconciliations, in the order in which they were stored. Nothing is ever changed or removed. */
public interface Reconciliations {
    /**
     * Stores it, with the newest of the same period and mode as its previous one, in one short transaction.
     *
     * @param inputs the canonical JSON of what it was judged from
     */
    Uni<Reconciliation> append(ReconciliationId id, Judged judged, String inputs);

    Uni<Optional<Reconciliation>> find(ReconciliationId id);

    /** The canonical JSON of the inputs. */
    Uni<Optional<String>> inputsOf(ReconciliationId id);

    /** Newest first, at most {@code limit}. */
    Uni<List<Reconciliation>> newest(Selection selection, int limit);

    /** @param before only those at a smaller position */
    record Selection(
            @Nullable BillingPeriod period,
            @Nullable Mode mode,
            @Nullable Long before) {}
}
