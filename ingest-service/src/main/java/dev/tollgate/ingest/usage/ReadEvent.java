package dev.tollgate.ingest.usage;

import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;
import java.util.Optional;

/** One event of a body, as far as it could be read. */
public sealed interface ReadEvent {
    /** A well-formed event. */
    record Readable(UsageEvent event) implements ReadEvent {}

    /**
     * An event with mistakes, all of them named, each with its place: {@code time}, {@code data.quantity}.
     *
     * @param source and {@code id}: for the answer, where they could be read
     * @param line of the body, from 1, where it is one of lines
     */
    record Unreadable(Optional<String> source, Optional<String> id, Optional<Integer> line, List<FieldError> errors)
            implements ReadEvent {
        public Unreadable {
            errors = List.copyOf(errors);
        }
    }
}
