package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.KeyKind;

/**
 * A billing system under probe. Blocking, so never to be called from an event loop: a run has a virtual thread of its
 * own. It follows no redirect, reads a bounded body and waits a bounded time.
 */
public interface Target extends AutoCloseable {
    /** For the run record, which says where a run went: {@code http://127.0.0.1:18080}. */
    String address();

    String host();

    /** What the prefix of its key says; nobody else sees the key. */
    KeyKind keyKind();

    /** @throws NoAnswer when there is none that can be used */
    Answer send(Request request) throws NoAnswer;

    @Override
    void close();
}
