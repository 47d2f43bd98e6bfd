package dev.tollgate.ingest.usage;

import dev.tollgate.kernel.Problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of one event. */
public sealed interface Outcome {
    /** Stored now, and durable. */
    record Accepted(Instant acceptedAt, Timing timing) implements Outcome {}

    /** Stored before, with the same content; the first acceptance is told. */
    record Duplicate(Instant acceptedAt, Timing timing) implements Outcome {}

    /** Stored before, with other content; this one is kept apart and counts nothing. */
    record Conflict(Instant firstAcceptedAt) implements Outcome {}

    /** Wrong; sending it again does not help. */
    record Rejected(DropReason reason, List<FieldError> errors) implements Outcome {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    /** Not now; sending it again after that time does. */
    record Refused(Duration retryAfter) implements Outcome {}
}
