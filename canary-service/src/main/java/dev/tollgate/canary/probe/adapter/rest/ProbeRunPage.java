package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.ProbeRun;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ProbeRunPage", description = "Runs, newest first.")
record ProbeRunPage(
        List<ProbeRunResponse> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {

    /** @param found one more than the page holds tells that another page follows */
    static ProbeRunPage of(List<ProbeRun> found, int limit) {
        List<ProbeRunResponse> items =
                found.stream().limit(limit).map(ProbeRunResponse::of).toList();
        return new ProbeRunPage(
                items, found.size() > limit ? Optional.of(items.getLast().id().toString()) : Optional.empty());
    }
}
