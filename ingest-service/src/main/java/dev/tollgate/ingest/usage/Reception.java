package dev.tollgate.ingest.usage;

import dev.tollgate.kernel.Problem.FieldError;
import java.time.Duration;
import java.util.List;

/** How a request with usage ends. */
public sealed interface Reception {
    /** Each event has its own answer, in its place. */
    record Answered(List<ReadEvent> sent, List<Outcome> outcomes) implements Reception {
        public Answered {
            sent = List.copyOf(sent);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Nothing of it is stored: the body is not what it should be. */
    record BodyWrong(DropReason reason, FieldError error) implements Reception {}

    /** Nothing of it is stored: the sender took too long. */
    record TooSlow(Duration allowed) implements Reception {}

    /** Nothing of it is stored: more is in hand than we hold. */
    record TooMuchInHand(Duration retryAfter) implements Reception {}

    /** Nothing is known: the store did not confirm. */
    record Unconfirmed(Duration retryAfter) implements Reception {}
}
