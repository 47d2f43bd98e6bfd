package dev.tollgate.canary.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.canary.probe.CleanUpResult;
import dev.tollgate.canary.probe.ProbeOrder;
import dev.tollgate.canary.probe.ProbeRecords;
import dev.tollgate.canary.probe.ProbeResult;
import dev.tollgate.canary.probe.Reason;
import dev.tollgate.canary.probe.StepResult;
import dev.tollgate.canary.safety.Guard;
import dev.tollgate.canary.safety.GuardResult;
import dev.tollgate.canary.safety.Refusal;
import dev.tollgate.canary.safety.Result;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Results as canonical JSON by Jackson. */
public final class JsonProbeRecords implements ProbeRecords {
    private final JsonMapper json = Json.mapper();

    @Override
    public Written write(ProbeOrder order, ProbeResult result) {
        String record = canonical(Judgement.of(order, result));
        Sha256 digest = Sha256.ofUtf8(record);
        String runRecord = canonical(RunFacts.of(order, result, digest));
        return new Written(record, digest, runRecord, Sha256.ofUtf8(runRecord));
    }

    @Override
    public ProbeResult read(Written written) {
        if (!Sha256.ofUtf8(written.record()).equals(written.digest())
                || !Sha256.ofUtf8(written.runRecord()).equals(written.runDigest())) {
            throw new IllegalStateException("a stored record is not what its digest says");
        }
        try {
            return json.readValue(written.record(), Judgement.class)
                    .with(json.readValue(written.runRecord(), RunFacts.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored record cannot be read", e);
        }
    }

    private String canonical(Object value) {
        try {
            return CanonicalJson.text(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written", e);
        }
    }

    /** Everything that was judged, and nothing that differs between equal runs. */
    @RegisterForReflection
    record Judgement(
            String probe,
            String mode,
            Optional<String> commit,
            Money amount,
            Optional<Money> maxAmount,
            Result verdict,
            Optional<Reason> reason,
            String explanation,
            int requestsSent,
            List<Guarded> safety,
            List<Step> steps,
            CleanUp cleanUp) {

        static Judgement of(ProbeOrder order, ProbeResult result) {
            return new Judgement(
                    order.probe().name(),
                    order.mode().id(),
                    order.commit(),
                    order.amount(),
                    order.maxAmount(),
                    result.verdict(),
                    result.reason(),
                    result.explanation(),
                    result.requestsSent(),
                    result.safety().stream()
                            .map(g -> new Guarded(g.guard(), g.result(), g.detail(), g.refusal()))
                            .toList(),
                    result.steps().stream()
                            .map(s -> new Step(s.name(), s.result(), s.detail()))
                            .toList(),
                    new CleanUp(result.cleanUp().result(), result.cleanUp().detail()));
        }

        ProbeResult with(RunFacts facts) {
            return new ProbeResult(
                    facts.finishedAt,
                    verdict,
                    reason,
                    explanation,
                    requestsSent,
                    facts.target,
                    safety.stream()
                            .map(g -> new GuardResult(g.guard, g.result, g.detail, g.refusal))
                            .toList(),
                    IntStream.range(0, steps.size())
                            .mapToObj(i -> steps.get(i).with(facts.durationsMillis.get(i)))
                            .toList(),
                    new CleanUpResult(cleanUp.result, cleanUp.detail));
        }
    }

    @RegisterForReflection
    record Guarded(Guard guard, Result result, String detail, Optional<Refusal> refusal) {}

    @RegisterForReflection
    record Step(String name, Result result, String detail) {
        StepResult with(long durationMillis) {
            return new StepResult(name, result, detail, durationMillis);
        }
    }

    @RegisterForReflection
    record CleanUp(Result result, String detail) {}

    /** What differs between equal runs; names the judgement that it belongs to. */
    @RegisterForReflection
    record RunFacts(
            UUID id, Instant startedAt, Instant finishedAt, String target, List<Long> durationsMillis, Sha256 record) {

        static RunFacts of(ProbeOrder order, ProbeResult result, Sha256 digest) {
            return new RunFacts(
                    order.id(),
                    order.startedAt(),
                    result.finishedAt(),
                    result.target(),
                    result.steps().stream().map(StepResult::durationMillis).toList(),
                    digest);
        }
    }
}
