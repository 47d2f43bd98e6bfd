package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.UsageConflicts.KeptApart;
import dev.tollgate.ingest.usage.UsageEvent;
import dev.tollgate.kernel.ExactDecimal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "UsageConflictPage", description = "Events that were kept apart, newest first.")
record ConflictPage(
        List<ConflictEntry> items,

        @Schema(description = "The cursor of the next page; absent on the last.")
        Optional<String> next) {

    /** One more than the page holds was asked for, so that the last page knows that it is the last. */
    static ConflictPage of(List<KeptApart> all, int limit) {
        List<KeptApart> shown = all.size() > limit ? all.subList(0, limit) : all;
        return new ConflictPage(
                shown.stream().map(ConflictEntry::of).toList(),
                all.size() > limit ? Optional.of(Long.toString(shown.getLast().ordinal())) : Optional.empty());
    }

    @RegisterForReflection
    @Schema(name = "UsageConflict", description = "Two contents under one identity; only the first counts.")
    record ConflictEntry(
            String tenant,
            String source,
            String id,

            @Schema(description = "When this content first came.")
            Instant receivedAt,

            UsageContent keptApart,

            @Schema(description = "When the event that counts was accepted.")
            Instant acceptedAt,

            UsageContent counted) {

        static ConflictEntry of(KeptApart kept) {
            return new ConflictEntry(
                    kept.event().key().tenant(),
                    kept.event().key().source(),
                    kept.event().key().id(),
                    kept.receivedAt(),
                    UsageContent.of(kept.event()),
                    kept.acceptedAt(),
                    UsageContent.of(kept.counted()));
        }
    }

    @RegisterForReflection
    @Schema(name = "UsageContent", description = "What an event says beside its identity.")
    record UsageContent(
            String product,
            String meter,
            Optional<String> subscription,

            @Schema(description = "Exact, in plain notation.")
            String quantity,

            Instant time) {

        static UsageContent of(UsageEvent event) {
            return new UsageContent(
                    event.product(),
                    event.meter(),
                    event.subscription(),
                    ExactDecimal.plain(event.quantity()),
                    event.time());
        }
    }
}
