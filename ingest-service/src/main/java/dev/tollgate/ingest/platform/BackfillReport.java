package dev.tollgate.ingest.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tollgate.ingest.backfill.BackfillPlan;
import dev.tollgate.ingest.backfill.BackfillResult;
import dev.tollgate.ingest.backfill.EventAnswer.Status;
import dev.tollgate.ingest.backfill.LeftOut;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code backfill --format json} prints, as canonical JSON (RFC 8785): the same file, options and answers are the
 * same bytes.
 *
 * @param mode {@code dry-run} or {@code live}
 * @param fileSha256 of the file as it lies
 * @param read how many events it has: those of {@code send} and all of {@code leftOut}
 * @param leftOut by reason how many, reasons that do not occur too
 * @param readiness whether it may be sent, and if not, why
 * @param command in a dry run what sends it, where it may be sent
 * @param result of a live run that sent something
 */
@RegisterForReflection
record BackfillReport(
        String mode,
        String org,
        String subscription,
        Instant start,
        Instant end,
        String fileSha256,
        long read,
        Send send,
        Map<String, Long> leftOut,
        List<Unreadable> unreadable,
        List<InFile> conflicts,
        String readiness,
        Optional<String> command,
        Optional<Result> result) {

    static BackfillReport of(
            String mode,
            BackfillPlan plan,
            BackfillPlan.Readiness readiness,
            Optional<String> command,
            Optional<BackfillResult> result) {
        Map<String, Long> leftOut = new TreeMap<>();
        for (LeftOut reason : LeftOut.values()) {
            leftOut.put(reason.id(), plan.count(reason));
        }
        return new BackfillReport(
                mode,
                plan.scope().tenant(),
                plan.scope().subscription(),
                plan.scope().start(),
                plan.scope().end(),
                plan.file().hex(),
                plan.read(),
                Send.of(plan),
                leftOut,
                plan.unreadable().stream()
                        .map(one -> new Unreadable(one.place().toString(), one.errors()))
                        .toList(),
                plan.conflicts().stream()
                        .map(one ->
                                new InFile(one.place().toString(), one.first().toString()))
                        .toList(),
                readiness.name(),
                command,
                result.map(Result::of));
    }

    String canonical() throws JsonProcessingException {
        return CanonicalJson.text(Json.mapper().writeValueAsString(this));
    }

    /** What is sent, or would be. */
    @RegisterForReflection
    record Send(long events, long hours, Optional<Instant> first, Optional<Instant> last, List<Meter> meters) {
        static Send of(BackfillPlan plan) {
            return new Send(
                    plan.events(),
                    plan.hours(),
                    plan.first(),
                    plan.last(),
                    plan.meters().stream()
                            .map(sum -> new Meter(
                                    sum.product(), sum.meter(), sum.events(), ExactDecimal.plain(sum.quantity())))
                            .toList());
        }
    }

    @RegisterForReflection
    record Meter(String product, String meter, long events, String quantity) {}

    @RegisterForReflection
    record Unreadable(String place, List<FieldError> errors) {}

    /** @param first whose identity it has, with other content */
    @RegisterForReflection
    record InFile(String place, String first) {}

    /**
     * @param unanswered not sent, or sent and nothing is known
     * @param stopped why it ended before its end
     */
    @RegisterForReflection
    record Result(
            long accepted,
            long duplicate,
            long conflict,
            long rejected,
            long unanswered,
            List<NotCounted> notCounted,
            Optional<String> stopped) {
        static Result of(BackfillResult result) {
            return new Result(
                    result.count(Status.ACCEPTED),
                    result.count(Status.DUPLICATE),
                    result.count(Status.CONFLICT),
                    result.count(Status.REJECTED),
                    result.unanswered(),
                    result.notCounted().stream().map(NotCounted::of).toList(),
                    result.stopped().map(BackfillResult.Stop::why));
        }
    }

    @RegisterForReflection
    record NotCounted(String place, String source, String id, String status, List<FieldError> errors) {
        static NotCounted of(BackfillResult.NotCounted one) {
            return new NotCounted(
                    one.place().toString(),
                    one.key().source(),
                    one.key().id(),
                    one.answer().status().id(),
                    one.answer().errors());
        }
    }
}
