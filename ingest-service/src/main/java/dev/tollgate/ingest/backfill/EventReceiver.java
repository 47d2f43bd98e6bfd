package dev.tollgate.ingest.backfill;

import dev.tollgate.ingest.usage.UsageEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Port: where events are sent. Sending the same ones again is safe: they count once. */
@FunctionalInterface
public interface EventReceiver {
    /** Sends once, marked as a backfill. The same events are the same bytes each time. */
    Reply send(List<UsageEvent> events);

    /** What came back. */
    sealed interface Reply {
        /**
         * Every event has its answer.
         *
         * @param answers in the order of the events
         * @param retryAfter how long those that were refused are to wait
         */
        record Answered(List<EventAnswer> answers, Optional<Duration> retryAfter) implements Reply {
            public Answered {
                answers = List.copyOf(answers);
            }
        }

        /** Nothing is known of the outcome, or all of it was refused for the moment: the same is to be sent again. */
        record Later(String why, Optional<Duration> retryAfter) implements Reply {}

        /** Who sends is not known there, or may not. */
        record Denied(String why) implements Reply {}

        /** Sending the same again would bring the same. */
        record Hopeless(String why) implements Reply {}
    }
}
