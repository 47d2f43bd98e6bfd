package dev.tollgate.ingest.webhook;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Port: where deliveries are kept. What it answers is durable. */
public interface Inbox {
    /**
     * Keeps deliveries that are trusted or pending, each with its judgement, in one statement.
     *
     * @return what became of each, in its place
     */
    Uni<List<Kept>> keep(List<Judged> judged);

    /** Keeps one that is not trusted: apart from all others, bounded in number and time, reserving no id. */
    Uni<Void> keepApart(Delivery delivery, Judgement judgement);

    /** A delivery, what is made of it, and what it is about. */
    record Judged(Delivery delivery, Judgement judgement, EventIdentity identity) {}

    /** What became of a delivery; each is acknowledged. */
    sealed interface Kept {
        /** The first of its id, counted. */
        record Counted() implements Kept {}

        /** The first of its content; counted when its object was fetched again. */
        record Waiting() implements Kept {}

        /** The same id and content as before: counted once. */
        record Repeated(Instant first) implements Kept {}

        /** The same id as one that counts, and other content: kept beside it, never counted. */
        record Conflict(Instant first) implements Kept {}
    }
}
