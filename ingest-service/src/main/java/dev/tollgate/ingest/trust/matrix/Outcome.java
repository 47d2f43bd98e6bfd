package dev.tollgate.ingest.trust.matrix;

/** What trying a cell came to. */
public sealed interface Outcome {
    /** It was answered as it must be. */
    record Right(int status) implements Outcome {}

    /** It was answered otherwise: an endpoint that believes what it must not, or the other way round. */
    record Wrong(int status) implements Outcome {}

    /**
     * Nobody knows.
     *
     * @param why such as an address that is not ours to send from
     */
    record Unproven(String why) implements Outcome {}
}
