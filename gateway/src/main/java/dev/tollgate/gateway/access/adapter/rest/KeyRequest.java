package dev.tollgate.gateway.access.adapter.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ApiKeyRequest", description = "The key that is wanted.")
record KeyRequest(
        @Schema(description = "Who will hold it; given once and for ever.", examples = "ci-billing")
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
                message = "1 to 100 letters, digits, dots, underscores and hyphens")
        String name,

        @Schema(
                description = "What it may do.",
                enumeration = {"pipeline", "operator", "admin"})
        @NotNull
        @Pattern(regexp = "pipeline|operator|admin", message = "pipeline, operator or admin")
        String role) {}
