package dev.tollgate.reconcile.total.adapter.rest;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReconciliationPage")
record PageResponse(
        @Schema(description = "Newest first.", required = true)
        List<ReconciliationResponse> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {}
