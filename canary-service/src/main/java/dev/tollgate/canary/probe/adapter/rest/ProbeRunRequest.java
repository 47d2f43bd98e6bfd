package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.Probe;
import dev.tollgate.canary.probe.ProbeMode;
import dev.tollgate.canary.probe.Wanted;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "ProbeRunRequest", description = "What is to be run.")
record ProbeRunRequest(
        @NotNull(message = "is required")
        @Schema(
                description = "The name of a shipped probe; GET /v1/probes lists them.",
                examples = "wallet-top-up",
                required = true)
        String probe,

        @Schema(
                description = "Against what; mock unless given. staging is refused in this version.",
                examples = "mock",
                enumeration = {"mock", "staging"})
        Optional<String> mode,

        @Schema(description = "What the top-up pays; the configured amount unless given.")
        Optional<Money> amount,

        @Schema(
                description =
                        "A cap for each charge, inclusive. It may lower the configured cap; a higher one changes nothing.")
        Optional<Money> maxAmount,

        @Schema(
                description = "The commit under test, which the run then carries.",
                examples = "4d71dc329e4a83df4d71dc329e4a83df4d71dc32")
        Optional<
                        @Pattern(
                                regexp = "[0-9a-f]{40}",
                                message = "is a full commit id: 40 lower-case hexadecimal digits")
                        String>
                commit) {

    Wanted toWanted(Optional<String> idempotencyKey) {
        return new Wanted(
                Probe.named(probe)
                        .orElseThrow(() -> mistake("probe", "is not a shipped probe; GET /v1/probes lists them")),
                mode.map(ProbeRunRequest::modeOf).orElse(ProbeMode.MOCK),
                amount,
                maxAmount,
                commit,
                idempotencyKey);
    }

    static ProbeMode modeOf(String id) {
        return ProbeMode.of(id).orElseThrow(() -> mistake("mode", "is mock or staging"));
    }

    static ProblemException mistake(String field, String message) {
        return new ProblemException(Problem.InvalidRequest.of(field, message));
    }
}
