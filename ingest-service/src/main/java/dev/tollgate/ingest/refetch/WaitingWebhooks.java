package dev.tollgate.ingest.refetch;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the deliveries that wait for their object to be fetched again. Each question and each change is one statement;
 * nothing is held open between two of them but a lease. Who lost it changes nothing.
 */
public interface WaitingWebhooks {
    /**
     * Takes a delivery that is due and that nobody has. Of one object's deliveries only the first is ever given out, so
     * that they are worked off in the order in which they came; one that cannot be decided as things are keeps no other
     * waiting, and is given out only when nothing else is due.
     */
    Uni<Optional<WaitingWebhook>> take(String provider, Order order, Instant now, Instant leaseUntil);

    /** Ends the waiting: what was said is kept with its differences, and where it agrees the event counts, once. */
    Uni<Settled> settle(WaitingWebhook taken, Outcome outcome, Instant now);

    /** @return false when the lease was lost meanwhile */
    Uni<Boolean> putBack(WaitingWebhook taken, RefetchFailure failure, Instant nextTry);

    /** What waits, of each provider that has something waiting. */
    Uni<List<Backlog>> backlog();

    /** Which of those that are due goes first. Who takes by turns of both lets neither keep the other waiting. */
    enum Order {
        /** What was tried least: those that fail again and again are not in the way of one that is new. */
        LEAST_TRIED,
        /** What has been due for longest: those that are new are not in the way of one that failed. */
        LONGEST_DUE
    }

    /**
     * What the provider's word came to.
     *
     * @param object what was fetched, to the letter; empty when there is no such object
     */
    record Outcome(boolean believed, Optional<String> object, List<Difference> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }
    }

    /** What became of a delivery. */
    enum Settled {
        COUNTED,
        /** True, but another delivery of this event counts already: kept beside it, shown as a conflict. */
        CONFLICT,
        DENIED,
        /** The lease was lost: whoever has it now settles it. */
        LOST
    }

    /**
     * @param undecidable how many of them cannot be decided as things are, see {@link RefetchFailure#isUndecidable()}
     * @param oldest when the delivery came that waits longest
     */
    record Backlog(String provider, long waiting, long undecidable, Instant oldest) {}
}
