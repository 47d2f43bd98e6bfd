package dev.tollgate.ingest.webhook;

import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.Judgement;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Port: where deliveries are kept. What it answers is durable. Headers come to it masked. */
public interface Inbox {
    /**
     * Keeps deliveries that are trusted or pending, each with its judgement, whether or not the same was kept before.
     *
     * @return what became of each, in its place
     */
    Uni<List<Kept>> keep(List<Judged> judged);

    /** Keeps what is not trusted: apart from all others, bounded in number and time, reserving no id. */
    Uni<Void> keepApart(List<Untrusted> untrusted);

    /**
     * Forgets what is not trusted, and how many deliveries there were, from before these moments.
     *
     * @return how many that were not trusted are gone; some may be left when there are many
     */
    Uni<Long> forget(Instant untrustedBefore, Instant countsBefore);

    /** A delivery, what is made of it, and what it is about. */
    record Judged(Delivery delivery, Judgement judgement, EventIdentity identity) {
        /** @throws IllegalArgumentException when it waits for an object that it does not name */
        public Judged {
            if (judgement.verdict() == Judgement.Verdict.PENDING
                    && identity.objectId().isEmpty()) {
                throw new IllegalArgumentException("what waits to be fetched again has an object");
            }
        }
    }

    /** A delivery that is not believed, and why. */
    record Untrusted(Delivery delivery, Judgement judgement) {}

    /** What became of a delivery; each is acknowledged. */
    sealed interface Kept {
        /** The first of its id, counted. */
        record Counted() implements Kept {}

        /** Counted when its object was fetched again. */
        record Waiting() implements Kept {}

        /**
         * The same id and content as before: counted once.
         *
         * @param first when that was counted; while it still waits, when it was received
         */
        record Repeated(Instant first) implements Kept {}

        /**
         * The same id as one that counts, and other content: kept beside it, never counted.
         *
         * @param first when the other one was counted
         */
        record Conflict(Instant first) implements Kept {}
    }
}
