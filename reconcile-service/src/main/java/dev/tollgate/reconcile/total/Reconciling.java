package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.adapter.peer.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Asks for both sides, judges, and stores the judgement; the network is done with before the transaction opens. */
@Singleton
public final class Reconciling {
    private final Totals totals;
    private final Limits limits;
    private final Documents documents;
    private final Judging judging;
    private final Reconciliations reconciliations;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Reconciling(
            Totals totals,
            Limits limits,
            Documents documents,
            Reconciliations reconciliations,
            InstantSource clock,
            Identifiers identifiers) {
        this.totals = totals;
        this.limits = limits;
        this.documents = documents;
        this.judging = new Judging(documents);
        this.reconciliations = reconciliations;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** Always gives a stored reconciliation, whatever the ingest service does: an unanswered question is unproven. */
    public Uni<Reconciliation> reconcile(BillingPeriod period, Mode mode, Caller onBehalfOf) {
        return totals.provider(period, mode, onBehalfOf)
                .flatMap(stated -> totals.canonical(period, mode, dimensionsOf(stated, period), onBehalfOf)
                        .map(held -> inputs(period, mode, stated, held)))
                .flatMap(this::judgeAndStore);
    }

    private Uni<Reconciliation> judgeAndStore(Inputs inputs) {
        Judging.Judged judged = judging.judge(inputs);
        return reconciliations.append(new ReconciliationId(identifiers.next()), judged, documents.inputs(inputs));
    }

    private Set<Dimension> dimensionsOf(Fetched stated, BillingPeriod period) {
        return documents
                .statements(stated, period)
                .known()
                .map(Statements::dimensions)
                .orElse(Set.of());
    }

    /** Microseconds are what the database keeps of an instant. */
    private Inputs inputs(BillingPeriod period, Mode mode, Fetched stated, Fetched held) {
        return new Inputs(period, mode, clock.instant().truncatedTo(ChronoUnit.MICROS), limits.text(), stated, held);
    }
}
