package dev.tollgate.usage;

import java.util.List;

/**
 * Is told what an application should know. Called on the emitter's own thread: while a method runs nothing is sent, so it
 * should be quick, and must not call {@code flush} or {@code close} (they would wait for themselves, and so refuse). What
 * it throws is dropped.
 */
public interface UsageListener {

    /** An event will never be counted. Called once for each such event, before a flush that waits for it returns. */
    default void onNotCounted(UsageEvent event, NotCounted status, List<EventError> errors) {}

    /**
     * The server does not let us in, or is not what we think: the events are kept and tried again, slowly. Called once,
     * and again only when it worked in between.
     *
     * @param httpStatus such as 401, 403 or 404; 0 when the supplier of the key threw, or gave what no header can hold
     */
    default void onDenied(int httpStatus) {}

    /**
     * {@link UsageEmitter#close()} could not send everything. Called on the thread that closes.
     *
     * @param jsonLines the events left, one a line; {@code ingest-service backfill} reads a file of them
     */
    default void onLeft(List<String> jsonLines) {}
}
