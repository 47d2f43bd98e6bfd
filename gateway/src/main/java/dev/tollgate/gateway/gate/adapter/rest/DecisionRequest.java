package dev.tollgate.gateway.gate.adapter.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "DecisionRequest", description = "By which policy to decide.")
record DecisionRequest(
        @Schema(description = "The policy's name; `release` unless given.", examples = "release")
        Optional<@Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}", message = "the name of a policy") String>
                policy) {}
