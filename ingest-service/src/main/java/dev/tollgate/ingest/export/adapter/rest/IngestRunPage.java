package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.export.IngestRun;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "IngestRunPage", description = "Some runs, newest first.")
record IngestRunPage(
        List<IngestRunResponse> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {

    /** One run more than the page holds was asked for, so that the last page knows that it is the last. */
    static IngestRunPage of(List<IngestRun> runs, int limit) {
        List<IngestRun> shown = runs.size() > limit ? runs.subList(0, limit) : runs;
        return new IngestRunPage(
                shown.stream().map(IngestRunResponse::of).toList(),
                runs.size() > limit ? Optional.of(shown.getLast().id().toString()) : Optional.empty());
    }
}
