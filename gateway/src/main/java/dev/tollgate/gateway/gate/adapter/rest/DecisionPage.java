package dev.tollgate.gateway.gate.adapter.rest;

import dev.tollgate.gateway.gate.Decision;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "DecisionPage", description = "Decisions, newest first.")
record DecisionPage(
        @Schema(description = "At most as many as asked for.")
        List<DecisionResponse> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {
    /** @param found one more than the page holds, where there is one more */
    static DecisionPage of(List<Decision> found, int limit) {
        List<DecisionResponse> items =
                found.stream().limit(limit).map(DecisionResponse::of).toList();
        return new DecisionPage(
                items, found.size() > limit ? Optional.of(items.getLast().id().toString()) : Optional.empty());
    }
}
