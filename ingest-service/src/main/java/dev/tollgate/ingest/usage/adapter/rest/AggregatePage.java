package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.Timing;
import dev.tollgate.ingest.usage.UsageAggregate;
import dev.tollgate.ingest.usage.UsageAggregates.Answer;
import dev.tollgate.kernel.ExactDecimal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "UsageAggregatePage", description = "Hours that have events, by product, meter and hour.")
record AggregatePage(
        String tenant,

        @Schema(
                description =
                        "Everything accepted up to this moment is in it, and nothing later. Asking with it as asOf gives the same again, for ever.")
        Instant asOf,

        List<AggregateEntry> hours,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {

    /** One hour more than the page holds was asked for, so that the last page knows that it is the last. */
    static AggregatePage of(String tenant, Answer answer, int limit) {
        List<UsageAggregate> all = answer.hours();
        List<UsageAggregate> shown = all.size() > limit ? all.subList(0, limit) : all;
        return new AggregatePage(
                tenant,
                answer.knownAt(),
                shown.stream().map(AggregateEntry::of).toList(),
                all.size() > limit
                        ? Optional.of(AggregateCursor.of(
                                        answer.knownAt(), shown.getLast().key())
                                .text())
                        : Optional.empty());
    }

    @RegisterForReflection
    @Schema(name = "UsageAggregate", description = "What one meter counted in one hour.")
    record AggregateEntry(
            String product,
            String meter,

            @Schema(description = "The hour's beginning, UTC.")
            Instant hour,

            @Schema(description = "The exact sum, in plain notation.", examples = "12.5")
            String quantity,

            @Schema(description = "How many events it is the sum of.")
            long events,

            Instant firstAcceptedAt,
            Instant lastAcceptedAt,

            @Schema(description = "How often late events or a backfill changed it after the hour was over.")
            long changeCount,

            @Schema(description = "The newest of these changes, at most 20, newest first.")
            List<ChangeEntry> changes) {

        static AggregateEntry of(UsageAggregate aggregate) {
            return new AggregateEntry(
                    aggregate.key().product(),
                    aggregate.key().meter(),
                    aggregate.key().hour(),
                    ExactDecimal.plain(aggregate.quantity()),
                    aggregate.events(),
                    aggregate.firstAcceptedAt(),
                    aggregate.lastAcceptedAt(),
                    aggregate.changeCount(),
                    aggregate.changes().stream().map(ChangeEntry::of).toList());
        }
    }

    @RegisterForReflection
    @Schema(name = "UsageChange", description = "What one batch added after the hour was over.")
    record ChangeEntry(
            Instant acceptedAt,

            @Schema(enumeration = {"late", "backfill"}) String timing,

            @Schema(description = "The exact sum that it added, in plain notation.")
            String quantity,

            long events) {

        static ChangeEntry of(UsageAggregate.Change change) {
            Timing timing = change.timing();
            return new ChangeEntry(
                    change.acceptedAt(), timing.id(), ExactDecimal.plain(change.quantity()), change.events());
        }
    }
}
