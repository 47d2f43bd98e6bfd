package dev.tollgate.reconcile.total;

import java.util.UUID;

/** The name of one reconciliation. */
public record ReconciliationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
