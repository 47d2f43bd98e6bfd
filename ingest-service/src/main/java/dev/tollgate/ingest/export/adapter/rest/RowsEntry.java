package dev.tollgate.ingest.export.adapter.rest;

import dev.tollgate.ingest.export.RowCounts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(
        name = "RowCounts",
        description = "What became of the rows of the distinct parts: read = counted + quarantined + setAside.")
record RowsEntry(
        @Schema(description = "Rows without headers and without those of repeated parts.")
        long read,

        @Schema(description = "In the totals.") long counted,

        @Schema(description = "Unreadable: in no total, told with place and reason.")
        long quarantined,

        @Schema(description = "Of another provider or month than the run's: in no total, summed apart.")
        long setAside) {
    static RowsEntry of(RowCounts rows) {
        return new RowsEntry(rows.read(), rows.counted(), rows.quarantined(), rows.setAside());
    }
}
