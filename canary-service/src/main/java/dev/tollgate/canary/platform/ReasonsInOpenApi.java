package dev.tollgate.canary.platform;

import dev.tollgate.canary.probe.Reason;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says in the document what each reason code means. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ReasonsInOpenApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        @Nullable Schema reason = document.getComponents().getSchemas().get("Reason");
        if (reason != null) {
            reason.setDescription(Arrays.stream(Reason.values())
                    .map(each -> "%s (%s): %s.".formatted(each, each.verdict(), each.meaning()))
                    .collect(Collectors.joining(" ")));
        }
    }
}
