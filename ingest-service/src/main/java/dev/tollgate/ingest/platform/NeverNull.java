package dev.tollgate.ingest.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says in the contract what the mapper does: an optional field that has no value is absent, and never null. The scanner
 * describes an {@code Optional} as nullable in one build and not in the next, so this also makes the file the same each
 * time.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NeverNull implements OASFilter {
    @Override
    public Schema filterSchema(Schema schema) {
        List<SchemaType> types = schema.getType();
        if (types != null && types.contains(SchemaType.NULL)) {
            schema.setType(
                    types.stream().filter(type -> type != SchemaType.NULL).toList());
        }
        List<Schema> choices = schema.getAnyOf();
        if (choices != null && choices.size() == 2 && choices.stream().anyMatch(NeverNull::isNull)) {
            choices.stream().filter(choice -> !isNull(choice)).forEach(only -> schema.setRef(only.getRef()));
            schema.setAnyOf(null);
        }
        return schema;
    }

    private static boolean isNull(Schema schema) {
        List<SchemaType> types = schema.getType();
        return schema.getRef() == null && types != null && (types.isEmpty() || types.equals(List.of(SchemaType.NULL)));
    }
}
