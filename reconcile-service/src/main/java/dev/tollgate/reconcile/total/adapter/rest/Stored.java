package dev.tollgate.reconcile.total.adapter.rest;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.reconcile.total.Reconciliation;
import dev.tollgate.reconcile.total.ReconciliationId;
import dev.tollgate.reconcile.total.Reconciliations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What is stored under the id in an address, or the problem that nothing is. */
@Singleton
class Stored {
    static final String NOT_FOUND = "No such reconciliation.";

    private final Reconciliations reconciliations;

    Stored(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    Uni<Reconciliation> find(String id) {
        return reconciliations.find(parse(id)).map(found -> found.orElseThrow(Stored::notFound));
    }

    Uni<String> inputsOf(String id) {
        return reconciliations.inputsOf(parse(id)).map(found -> found.orElseThrow(Stored::notFound));
    }

    private static ReconciliationId parse(String id) {
        try {
            return new ReconciliationId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(new Problem.NotFound(NOT_FOUND));
    }
}
