package dev.tollgate.ingest.export.adapter.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "SchemaList", description = "The JSON Schemas that this service publishes.")
record SchemaList(List<Entry> schemas) {
    static SchemaList of(List<PublishedSchema> schemas) {
        return new SchemaList(schemas.stream()
                .map(one -> new Entry(one.file(), one.subject()))
                .toList());
    }

    @RegisterForReflection
    @Schema(name = "SchemaEntry")
    record Entry(
            @Schema(description = "Below /v1/schemas/.", examples = "charge.schema.json")
            String name,

            @Schema(description = "What it describes.") String description) {}
}
