package dev.tollgate.reconcile.total;

/** What came back from a peer, before anybody tried to understand it; stored, so that the reading can be replayed. */
public sealed interface Fetched {
    /** @param text the body of a 200, decoded as UTF-8 and otherwise untouched */
    record Body(String text) implements Fetched {}

    /** @param why a clause for people, for example {@code it did not answer in time} */
    record Silence(String why) implements Fetched {}
}
