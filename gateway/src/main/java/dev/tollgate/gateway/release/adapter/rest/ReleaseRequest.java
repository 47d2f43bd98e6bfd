package dev.tollgate.gateway.release.adapter.rest;

import dev.tollgate.gateway.release.Release;
import dev.tollgate.kernel.BillingPeriod;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ReleaseRequest", description = "The candidate.")
record ReleaseRequest(
        @Schema(description = "What is released.", examples = "billing-api")
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
                message = "1 to 100 letters, digits, dots, underscores and hyphens")
        String name,

        @Schema(description = "Which of it.", examples = "1.4.0")
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}",
                message = "1 to 100 letters, digits, dots, underscores, pluses and hyphens")
        String version,

        @Schema(description = "The commit it is built from.", examples = "4d71dc329e4a83df4d71dc329e4a83df4d71dc32")
        @NotNull
        @Pattern(regexp = "[0-9a-f]{40}", message = "40 lower-case hexadecimal digits")
        String commit,

        @Schema(description = "The branch it is based on (C4).", examples = "release/1.4")
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._/-]{0,199}",
                message = "1 to 200 letters, digits, dots, slashes, underscores and hyphens")
        String branch,

        @Schema(description = "The month whose bills must agree, YYYY-MM.", examples = "2026-09")
        @NotNull
        @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])", message = "YYYY-MM")
        String billingPeriod) {
    Release toRelease(UUID id, Instant createdAt) {
        return new Release(id, name, version, commit, branch, BillingPeriod.of(billingPeriod), createdAt);
    }
}
