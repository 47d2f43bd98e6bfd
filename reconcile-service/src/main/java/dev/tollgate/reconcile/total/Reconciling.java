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
    private static final Fetched NOT_ASKED = new Fetched.Silence("it was not asked, since it gave no provider totals");

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
        return bothSides(period, mode, onBehalfOf)
                .flatMap(sides -> areOfDifferentRuns(sides, period)
                        ? bothSides(period, mode, onBehalfOf)
                        : Uni.createFrom().item(sides))
                .map(sides -> inputs(period, mode, sides))
                .flatMap(this::judgeAndStore);
    }

    private record Sides(Fetched stated, Fetched held) {}

    /** A peer that just kept us waiting in vain is not asked a second time: nothing could be proven any more. */
    private Uni<Sides> bothSides(BillingPeriod period, Mode mode, Caller onBehalfOf) {
        return totals.provider(period, mode, onBehalfOf).flatMap(stated -> switch (stated) {
            case Fetched.Silence _ -> Uni.createFrom().item(new Sides(stated, NOT_ASKED));
            case Fetched.Body _ ->
                totals.canonical(period, mode, dimensionsOf(stated, period), onBehalfOf)
                        .map(held -> new Sides(stated, held));
        });
    }

    /** The two answers are of two instants, and a run may end in between; asking once more nearly always cures it. */
    private boolean areOfDifferentRuns(Sides sides, BillingPeriod period) {
        return documents
                .statements(sides.stated(), period)
                .known()
                .flatMap(statements -> documents
                        .exports(sides.held(), period)
                        .known()
                        .filter(exports -> exports.areOfOtherRunsThan(statements)))
                .isPresent();
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
    private Inputs inputs(BillingPeriod period, Mode mode, Sides sides) {
        return new Inputs(
                period,
                mode,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                limits.text(),
                sides.stated(),
                sides.held());
    }
}
