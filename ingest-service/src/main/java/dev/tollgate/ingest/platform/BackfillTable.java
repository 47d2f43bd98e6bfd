package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.BackfillPlan;
import dev.tollgate.ingest.backfill.BackfillResult;
import dev.tollgate.ingest.backfill.EventAnswer.Status;
import dev.tollgate.ingest.backfill.LeftOut;
import dev.tollgate.ingest.backfill.MeterSum;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A backfill for people. */
final class BackfillTable {
    private BackfillTable() {}

    static String of(String file, BackfillPlan plan) {
        StringBuilder text = new StringBuilder("backfill of %s, subscription %s, from %s until before %s%n"
                .formatted(
                        plan.scope().tenant(),
                        plan.scope().subscription(),
                        plan.scope().start(),
                        plan.scope().end()));
        text.append("sha256 ").append(plan.file()).append("  ").append(file).append("\n\n");
        if (plan.events() > 0) {
            text.append(TotalsTable.aligned(sums(plan.meters()), 2)).append('\n');
        }
        text.append("%d of %d events in %d hours".formatted(plan.events(), plan.read(), plan.hours()));
        plan.first().ifPresent(first -> text.append(", the first of ").append(first));
        plan.last().ifPresent(last -> text.append(", the last of ").append(last));
        text.append('\n');
        for (LeftOut reason : LeftOut.values()) {
            if (plan.count(reason) > 0) {
                text.append("left out: %d %s%n".formatted(plan.count(reason), reason.words()));
            }
        }
        plan.unreadable().forEach(one -> text.append("unreadable: %s%s%n".formatted(one.place(), told(one.errors()))));
        plan.conflicts()
                .forEach(one -> text.append(
                        "conflict: %s has the identity of %s and other content%n".formatted(one.place(), one.first())));
        return text.toString();
    }

    static String of(BackfillResult result) {
        StringBuilder text = new StringBuilder("\naccepted %d, duplicate %d, conflict %d, rejected %d, unanswered %d%n"
                .formatted(
                        result.count(Status.ACCEPTED),
                        result.count(Status.DUPLICATE),
                        result.count(Status.CONFLICT),
                        result.count(Status.REJECTED),
                        result.unanswered()));
        result.notCounted()
                .forEach(one -> text.append("%s: %s, source %s, id %s%s%n"
                        .formatted(
                                one.answer().status().id(),
                                one.place(),
                                one.key().source(),
                                one.key().id(),
                                told(one.answer().errors()))));
        result.stopped().ifPresent(stop -> text.append("stopped: ")
                .append(stop.why())
                .append("; the same command can be run again: what was counted counts once\n"));
        return text.toString();
    }

    private static List<List<String>> sums(List<MeterSum> meters) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("product", "meter", "events", "quantity"));
        for (MeterSum sum : meters) {
            table.add(List.of(
                    sum.product(), sum.meter(), String.valueOf(sum.events()), ExactDecimal.plain(sum.quantity())));
        }
        return table;
    }

    private static String told(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; ", errors.isEmpty() ? "" : ": ", ""));
    }
}
