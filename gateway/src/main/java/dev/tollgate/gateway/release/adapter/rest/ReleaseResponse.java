package dev.tollgate.gateway.release.adapter.rest;

import dev.tollgate.gateway.release.Release;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "Release", description = "A registered candidate.")
record ReleaseResponse(
        @Schema(description = "Its id.") UUID id,
        @Schema(description = "What is released.") String name,
        @Schema(description = "Which of it.") String version,

        @Schema(description = "The commit it is built from.")
        String commit,

        @Schema(description = "The branch it is based on.") String branch,

        @Schema(description = "The month whose bills must agree, YYYY-MM.")
        String billingPeriod,

        @Schema(description = "When it was first registered, UTC.")
        Instant createdAt) {
    static ReleaseResponse of(Release release) {
        return new ReleaseResponse(
                release.id(),
                release.name(),
                release.version(),
                release.commit(),
                release.branch(),
                release.billingPeriod().toString(),
                release.createdAt());
    }
}
