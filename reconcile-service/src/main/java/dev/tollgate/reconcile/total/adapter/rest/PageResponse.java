package dev.tollgate.reconcile.total.adapter.rest;

import dev.tollgate.reconcile.total.Reconciliation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReconciliationPage")
record PageResponse(
        @Schema(description = "Newest first.", required = true)
        List<ReconciliationResponse> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {

    /** @param found one more than the size of a page, where there are more */
    static PageResponse of(
            List<Reconciliation> found, int size, Function<Reconciliation, ReconciliationResponse> shape) {
        List<Reconciliation> shown = found.subList(0, Math.min(size, found.size()));
        Optional<String> next =
                found.size() > size ? Optional.of(Long.toString(shown.getLast().position())) : Optional.empty();
        return new PageResponse(shown.stream().map(shape).toList(), next);
    }
}
