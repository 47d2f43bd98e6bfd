package dev.tollgate.canary.platform;

import dev.tollgate.canary.probe.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Makes the document say what is so: an optional field is absent and never null, and each reason has a meaning. */
public final class OpenApiDialect implements OASFilter {
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getType() != null) {
            schema.setType(schema.getType().stream()
                    .filter(type -> type != SchemaType.NULL)
                    .collect(Collectors.toList()));
        }
        if (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(OpenApiDialect::isNull)) {
            schema.getAnyOf().stream().filter(each -> !isNull(each)).findFirst().ifPresent(only -> schema.anyOf(null)
                    .type(null)
                    .ref(only.getRef()));
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        @Nullable Schema reason = document.getComponents().getSchemas().get("Reason");
        if (reason != null) {
            reason.setDescription(Arrays.stream(Reason.values())
                    .map(each -> "%s (%s): %s.".formatted(each, each.verdict(), each.meaning()))
                    .collect(Collectors.joining(" ")));
        }
    }

    private static boolean isNull(Schema schema) {
        List<SchemaType> types = schema.getType();
        return schema.getRef() == null && (types == null || types.isEmpty() || types.equals(List.of(SchemaType.NULL)));
    }
}
