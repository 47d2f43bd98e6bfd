package dev.tollgate.ingest.usage.adapter.rest;

import dev.tollgate.ingest.usage.EventKey;
import dev.tollgate.ingest.usage.Outcome;
import dev.tollgate.ingest.usage.ReadEvent;
import dev.tollgate.ingest.usage.ReadEvent.Readable;
import dev.tollgate.ingest.usage.ReadEvent.Unreadable;
import dev.tollgate.ingest.usage.Timing;
import dev.tollgate.kernel.Problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "EventResult", description = "What became of one event.")
record EventResult(
        @Schema(description = "Its place in the request, from 0.")
        int index,

        @Schema(
                type = SchemaType.INTEGER,
                description = "Its line, from 1, where the body is one of lines and it could not be read.")
        Optional<Integer> line,

        @Schema(description = "Where it could be read.") Optional<String> source,

        @Schema(description = "Where it could be read.") Optional<String> id,

        @Schema(enumeration = {"accepted", "duplicate", "conflict", "rejected", "refused"})
        String status,

        @Schema(
                format = "date-time",
                description = "When the event that counts was accepted: this one, or the first of the same identity.")
        Optional<String> acceptedAt,

        @Schema(description = "How the event that counts came: on-time, late or backfill.")
        Optional<String> timing,

        @Schema(description = "What is wrong with it, all of it.")
        Optional<List<FieldError>> errors) {

    /** @param text of an instant: a batch shares one, and writing it once is most of the writing */
    static EventResult of(int index, ReadEvent sent, Outcome outcome, Function<Instant, String> text) {
        Optional<Integer> line = Optional.empty();
        Optional<String> source;
        Optional<String> id;
        switch (sent) {
            case Readable readable -> {
                EventKey key = readable.event().key();
                source = Optional.of(key.source());
                id = Optional.of(key.id());
            }
            case Unreadable unreadable -> {
                line = unreadable.line();
                source = unreadable.source();
                id = unreadable.id();
            }
        }
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                stored(
                        index,
                        source,
                        id,
                        "accepted",
                        text.apply(accepted.acceptedAt()),
                        Optional.of(accepted.timing()));
            case Outcome.Duplicate duplicate ->
                stored(
                        index,
                        source,
                        id,
                        "duplicate",
                        text.apply(duplicate.acceptedAt()),
                        Optional.of(duplicate.timing()));
            case Outcome.Conflict conflict ->
                stored(index, source, id, "conflict", text.apply(conflict.firstAcceptedAt()), Optional.empty());
            case Outcome.Rejected rejected ->
                new EventResult(
                        index,
                        line,
                        source,
                        id,
                        "rejected",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(rejected.errors()));
            case Outcome.Refused _ ->
                new EventResult(
                        index,
                        Optional.empty(),
                        source,
                        id,
                        "refused",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private static EventResult stored(
            int index,
            Optional<String> source,
            Optional<String> id,
            String status,
            String acceptedAt,
            Optional<Timing> timing) {
        return new EventResult(
                index,
                Optional.empty(),
                source,
                id,
                status,
                Optional.of(acceptedAt),
                timing.map(Timing::id),
                Optional.empty());
    }
}
