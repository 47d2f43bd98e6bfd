package dev.tollgate.canary.probe.adapter.rest;

import dev.tollgate.canary.probe.Probe;
import dev.tollgate.canary.safety.Guard;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "Probe", description = "The definition of a probe.")
record ProbeResponse(
        @Schema(examples = "wallet-top-up") String name,
        @Schema(description = "What a PASS proves.") String purpose,

        @Schema(description = "What must hold before anything is sent.")
        List<GuardText> guards,

        @Schema(description = "Its parts, in order, each with a wallet of its own.")
        List<FlowText> flows) {

    @RegisterForReflection
    @Schema(name = "ProbeGuard")
    record GuardText(
            Guard guard,
            @Schema(description = "What it proves.") String holds) {}

    @RegisterForReflection
    @Schema(name = "ProbeFlow")
    record FlowText(String name, List<StepText> steps) {}

    @RegisterForReflection
    @Schema(name = "ProbeStep")
    record StepText(
            String name,
            @Schema(description = "The request.") String sends,

            @Schema(description = "What must be so of the answer.")
            String mustHold) {}

    @RegisterForReflection
    @Schema(name = "Probes")
    record All(List<ProbeResponse> items) {}

    static ProbeResponse of(Probe probe) {
        return new ProbeResponse(
                probe.name(),
                probe.purpose(),
                Arrays.stream(Guard.values())
                        .map(guard -> new GuardText(guard, guard.holds()))
                        .toList(),
                probe.flows().stream()
                        .map(flow -> new FlowText(
                                flow.name(),
                                flow.steps().stream()
                                        .map(step -> new StepText(step.name(), step.sends(), step.mustHold()))
                                        .toList()))
                        .toList());
    }
}
